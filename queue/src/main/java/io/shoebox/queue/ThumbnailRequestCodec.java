package io.shoebox.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** The JSON of a {@link ThumbnailRequest} on its queue. */
public final class ThumbnailRequestCodec implements MessageDecoder<ThumbnailRequest> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = "key";
    private static final String SEQUENCER = "sequencer";
    private static final String UPLOADED_AT = "uploadedAt";
    private static final String REQUEST_ID = "requestId";
    private static final String AGAIN = "again";

    /**
     * The message group by which SQS keeps owners apart: at most 128 letters, digits and punctuation, which an identity is
     * (SQS Developer Guide, "Amazon SQS fair queues").
     */
    public static String group(ThumbnailRequest request) {
        return request.key().owner().value();
    }

    /** The body of the message. */
    public static String encode(ThumbnailRequest request) {
        ObjectNode message = JSON.createObjectNode()
                .put(KEY, request.key().toString())
                .put(SEQUENCER, request.sequencer().value())
                .put(UPLOADED_AT, request.uploadedAt().toString());
        if (request.requestId() != null) {
            message.put(REQUEST_ID, request.requestId().value());
        }
        if (request.again()) {
            message.put(AGAIN, true);
        }
        return message.toString();
    }

    @Override
    public List<Decoded<ThumbnailRequest>> decode(String body) {
        try {
            JsonNode message = JSON.readTree(body);
            return List.of(
                    switch (PhotoKey.parse(message.path(KEY).asText())) {
                        case ParsedKey.Valid(PhotoKey key) ->
                            new Decoded.Event<>(new ThumbnailRequest(
                                    key,
                                    Sequencer.of(message.path(SEQUENCER).asText()),
                                    Instant.parse(message.path(UPLOADED_AT).asText()),
                                    RequestId.read(message.path(REQUEST_ID).textValue())
                                            .orElse(null),
                                    message.path(AGAIN).asBoolean()));
                        case ParsedKey.Malformed(String reason) ->
                            new Decoded.Unreadable<ThumbnailRequest>("no thumbnail request: its key is " + reason);
                    });
        } catch (JsonProcessingException e) {
            return List.of(new Decoded.Unreadable<>("not JSON"));
        } catch (IllegalArgumentException | DateTimeException e) {
            return List.of(new Decoded.Unreadable<>("no thumbnail request: " + e.getMessage()));
        }
    }
}
