package io.shoebox.emulator.cognito.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was sent with a call, read by name; a field that is missing or of another kind ends the call. */
public final class Fields {
    /** Characters of any one text, tokens included. */
    private static final int LONGEST = 20_000;

    private static final int MOST = 50;

    private final JsonNode json;

    Fields(JsonNode json) {
        this.json = json;
    }

    public String text(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    /** Empty if it is not there; an empty text counts as not there. */
    public Optional<String> optional(String name) {
        return text(name, json.get(name));
    }

    /** An object of texts; empty if it is not there. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        bounded(name, json.path(name))
                .properties()
                .forEach(entry ->
                        text(entry.getKey(), entry.getValue()).ifPresent(text -> texts.put(entry.getKey(), text)));
        return texts;
    }

    /** A list of {@code {"Name", "Value"}}; empty if it is not there. */
    public Map<String, String> attributes(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (JsonNode attribute : bounded(name, json.path(name))) {
            Fields fields = new Fields(attribute);
            attributes.put(fields.text("Name"), fields.optional("Value").orElse(""));
        }
        return attributes;
    }

    private static JsonNode bounded(String name, JsonNode container) {
        if (container.size() > MOST) {
            throw Refusal.invalid(name + " has more than " + MOST + " entries.");
        }
        return container;
    }

    private static Optional<String> text(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            throw new Refusal("SerializationException", name + " is no text of up to " + LONGEST + " characters.");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** In a text of the call's own. */
    public static String required(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw Refusal.invalid("Missing required parameter " + name);
        }
        return text;
    }

    private static Refusal missing(String name) {
        return Refusal.invalid("Missing required parameter " + name);
    }
}
