package io.shoebox.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads settings from environment variables and gathers every problem, so that a wrong configuration is told in one go:
 * read all values, then call {@link #check}. What a getter returns for a bad value is a stand-in that {@code check} keeps
 * from ever being used.
 */
public final class Environment {
    /** Name of the bucket that clients upload to. */
    public static final String PHOTOS_BUCKET = "PHOTOS_BUCKET";
    /** Name of the bucket that thumbnails are written to. */
    public static final String THUMBNAILS_BUCKET = "THUMBNAILS_BUCKET";
    /** Name of the DynamoDB table. */
    public static final String PHOTOS_TABLE = "PHOTOS_TABLE";
    /** URL of the queue that carries S3's events to ingest-worker. */
    public static final String UPLOADS_QUEUE_URL = "UPLOADS_QUEUE_URL";
    /** URL of the queue that carries verified photos to the thumbnailer. */
    public static final String THUMBNAILS_QUEUE_URL = "THUMBNAILS_QUEUE_URL";
    /** What {@link #MOST_UPLOAD_BYTES} is by default: 25 MiB. */
    public static final long DEFAULT_MOST_UPLOAD_BYTES = 25L << 20;
    /** The largest upload, in bytes; by default {@value #DEFAULT_MOST_UPLOAD_BYTES}, which is 25 MiB. */
    public static final String MOST_UPLOAD_BYTES = "UPLOAD_MAX_BYTES";
    /** Accepted content types, separated by commas; by default all that Shoebox knows. */
    public static final String UPLOAD_CONTENT_TYPES = "UPLOAD_CONTENT_TYPES";

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** A text that must be there. */
    public String text(String name) {
        return value(name).orElseGet(() -> {
            problems.add(name + " is not set");
            return "";
        });
    }

    /** A text, or the default. */
    public String text(String name, String otherwise) {
        return value(name).orElse(otherwise);
    }

    /** A whole number within bounds, or the default. */
    public long number(String name, long otherwise, long least, long most) {
        return parsed(name, otherwise, "a whole number from " + least + " to " + most, text -> {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new NumberFormatException(text);
            }
            return number;
        });
    }

    /** The largest upload, in bytes. */
    public long mostUploadBytes() {
        // GraphQL's Int, which contentLength is, ends there.
        return number(MOST_UPLOAD_BYTES, DEFAULT_MOST_UPLOAD_BYTES, 1, Integer.MAX_VALUE);
    }

    /** The types of images that may be uploaded. */
    public Set<ImageType> contentTypes() {
        return parsed(
                UPLOAD_CONTENT_TYPES,
                ImageType.BY_DEFAULT,
                "content types out of " + ImageType.contentTypes() + ", separated by commas",
                ImageType::ofContentTypes);
    }

    /** {@code true} or {@code false}, or the default. */
    public boolean flag(String name, boolean otherwise) {
        return parsed(name, otherwise, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /**
     * A value of any other kind, or the default.
     *
     * @param rule what the value must be, in words
     * @param parser throws {@link IllegalArgumentException} for a value that breaks the rule
     */
    public <T> T parsed(String name, T otherwise, String rule, Function<String, T> parser) {
        String text = value(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(name + " must be " + rule + ", not '" + text + "'");
            return otherwise;
        }
    }

    /**
     * A value of any other kind that must be there.
     *
     * @param standIn what is returned if it is missing or wrong
     * @param rule what the value must be, in words
     * @param parser throws {@link IllegalArgumentException} for a value that breaks the rule
     */
    public <T> T required(String name, T standIn, String rule, Function<String, T> parser) {
        if (value(name).isEmpty()) {
            problems.add(name + " is not set");
        }
        return parsed(name, standIn, rule, parser);
    }

    /** @throws IllegalArgumentException naming every problem found so far, if there is one */
    public void check() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong settings: " + String.join("; ", problems));
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
