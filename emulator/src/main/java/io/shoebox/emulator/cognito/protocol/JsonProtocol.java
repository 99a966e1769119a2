package io.shoebox.emulator.cognito.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.emulator.http.HttpHandler;
import io.shoebox.emulator.http.HttpRequest;
import io.shoebox.emulator.http.HttpResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dispatches by {@code X-Amz-Target} (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). */
public final class JsonProtocol implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(JsonProtocol.class);
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, Call> calls;

    /** @param calls by target, such as {@code AWSCognitoIdentityService.GetId} */
    public JsonProtocol(Map<String, Call> calls) {
        this.calls = Map.copyOf(calls);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        String id = UUID.randomUUID().toString();
        return answered(request).with("x-amzn-RequestId", id);
    }

    private HttpResponse answered(HttpRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        Call call = calls.get(target);
        try {
            if (call == null) {
                throw new Refusal("UnknownOperationException", "This server does not know the operation.");
            }
            HttpResponse answer = json(200, call.answer(fields(request), request));
            LOG.debug("{}: done", target);
            return answer;
        } catch (Refusal refusal) {
            LOG.debug("{}: {}", call == null ? "Unknown operation" : target, refusal.type());
            return refused(refusal);
        }
    }

    /** Another content type could come from a form of a page, without the browser asking first. */
    private static Fields fields(HttpRequest request) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(CONTENT_TYPE) && !type.startsWith(CONTENT_TYPE + ";")) {
            throw new Refusal("SerializationException", "The content type must be " + CONTENT_TYPE + ".");
        }
        try {
            JsonNode json = MAPPER.readTree(request.body());
            if (json.isObject()) {
                return new Fields(json);
            }
            throw new Refusal("SerializationException", "The body must be a JSON object.");
        } catch (IOException e) {
            // Not told, since it quotes what was sent.
            throw new Refusal("SerializationException", "The body must be JSON.");
        }
    }

    private static HttpResponse refused(Refusal refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        return json(400, Map.of("__type", refusal.type(), "message", sentence))
                .with("x-amzn-ErrorType", refusal.type() + ":")
                .with("x-amzn-ErrorMessage", sentence.replaceAll("[^ -~]", "?"));
    }

    private static HttpResponse json(int status, Map<String, ?> body) {
        try {
            return new HttpResponse(
                    status,
                    Map.of("Content-Type", CONTENT_TYPE),
                    MAPPER.writeValueAsString(body).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
