package io.shoebox.uploadapi;

import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.ErrorType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What functions answer, as their JSON has it. */
public final class Answers {
    private Answers() {}

    public static Map<String, Object> notAuthorized() {
        return notAuthorized("Not authorized");
    }

    public static Map<String, Object> notAuthorized(String message) {
        return refused("NotAuthorized", message);
    }

    public static Map<String, Object> invalid(String message) {
        return refused("InvalidRequest", message);
    }

    public static Map<String, Object> refused(String type, String message) {
        return Map.of("error", Map.of("type", type, "message", message));
    }

    /** The object that the field is, if it was not refused. */
    @SuppressWarnings("unchecked") // JSON's objects have texts for names
    public static @Nullable Map<String, @Nullable Object> data(Map<String, @Nullable Object> json) {
        return switch (Answer.read(json)) {
            case Answer.Value(var value) -> (@Nullable Map<String, @Nullable Object>) value;
            case Answer.Refused(ErrorType type, String message) -> throw new AssertionError(type + ": " + message);
        };
    }
}
