package io.shoebox.emulator.appsync.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client says over its socket. */
sealed interface ClientMessage {
    ObjectMapper JSON = new ObjectMapper();
    /** Characters of a subscription's id; Amplify's have 36. */
    int LONGEST_ID = 128;

    /** Asks for {@code connection_ack}. */
    record Init() implements ClientMessage {}

    /**
     * Asks for a subscription.
     *
     * @param data a GraphQL request in JSON, as it was signed
     * @param authorization by names in lower case
     */
    record Start(String id, String data, Map<String, String> authorization) implements ClientMessage {
        byte[] request() {
            return data.getBytes(UTF_8);
        }

        /** Tells neither data nor authorization. */
        @Override
        public String toString() {
            return "Start[id=" + id + "]";
        }
    }

    /** Ends a subscription. */
    record Stop(String id) implements ClientMessage {}

    /** Nothing of the protocol. */
    record Unknown(Optional<String> id) implements ClientMessage {}

    static ClientMessage parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Optional<String> id = Optional.ofNullable(json.path("id").textValue())
                    .filter(value -> !value.isEmpty() && value.length() <= LONGEST_ID);
            return switch (json.path("type").asText()) {
                case "connection_init" -> new Init();
                case "start" -> start(id, json.path("payload"));
                case "stop" -> id.<ClientMessage>map(Stop::new).orElseGet(() -> new Unknown(id));
                default -> new Unknown(id);
            };
        } catch (JsonProcessingException e) {
            return new Unknown(Optional.empty());
        }
    }

    private static ClientMessage start(Optional<String> id, JsonNode payload) {
        JsonNode data = payload.path("data");
        return id.isPresent() && data.isTextual()
                ? new Start(
                        id.get(),
                        data.textValue(),
                        headers(payload.path("extensions").path("authorization")))
                : new Unknown(id);
    }

    /** The object's texts, by names in lower case. */
    static Map<String, String> headers(JsonNode object) {
        Map<String, String> headers = new HashMap<>();
        object.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                headers.put(
                        entry.getKey().toLowerCase(Locale.ROOT),
                        entry.getValue().textValue());
            }
        });
        return headers;
    }
}
