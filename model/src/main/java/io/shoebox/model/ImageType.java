package io.shoebox.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The image formats that Shoebox knows. */
public enum ImageType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    /** How many bytes of a file {@link #sniff} looks at. */
    public static final int SNIFFED_BYTES = 12;

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The media type, as in {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** The file extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format of a media type, whose parameters and case do not matter. */
    public static Optional<ImageType> ofContentType(String contentType) {
        String bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(t -> t.contentType.equals(bare)).findFirst();
    }

    /**
     * The formats of media types that are separated by commas.
     *
     * @throws IllegalArgumentException if one is of no known image
     */
    static Set<ImageType> ofContentTypes(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name ->
                        ofContentType(name).orElseThrow(() -> new IllegalArgumentException("no known content type")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The media types of all formats. */
    static List<String> contentTypes() {
        return Arrays.stream(values()).map(ImageType::contentType).toList();
    }

    /** The format that the first bytes of a file show; says nothing of the rest. */
    public static Optional<ImageType> sniff(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, SNIFFED_BYTES), ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        return text.startsWith("RIFF") && text.startsWith("WEBP", 8) ? Optional.of(WEBP) : Optional.empty();
    }
}
