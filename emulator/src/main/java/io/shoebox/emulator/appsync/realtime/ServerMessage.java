package io.shoebox.emulator.appsync.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said to clients, in JSON. */
final class ServerMessage {
    static final String KEEP_ALIVE = "{\"type\":\"ka\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ServerMessage() {}

    static String connectionAck(Duration timeout) {
        return message(null, "connection_ack", Map.of("connectionTimeoutMs", timeout.toMillis()));
    }

    static String connectionError(String errorType, String message, int code) {
        return message(null, "connection_error", errors(errorType, message, code));
    }

    static String startAck(String id) {
        return message(id, "start_ack", null);
    }

    static String complete(String id) {
        return message(id, "complete", null);
    }

    static String data(String id, Map<String, @Nullable Object> result) {
        return message(id, "data", result);
    }

    /** @param id null if the message that it answers had none */
    static String error(@Nullable String id, String errorType, String message, int code) {
        return message(id, "error", errors(errorType, message, code));
    }

    static String error(String id, List<Map<String, @Nullable Object>> errors) {
        return message(id, "error", Map.of("errors", errors));
    }

    private static Map<String, Object> errors(String errorType, String message, int code) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorType", errorType);
        error.put("message", message);
        error.put("errorCode", code);
        return Map.of("errors", List.of(error));
    }

    private static String message(@Nullable String id, String type, @Nullable Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        if (id != null) {
            message.put("id", id);
        }
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result is no JSON", e);
        }
    }
}
