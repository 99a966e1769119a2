package io.shoebox.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
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
    WEBP("image/webp", "webp"),
    /** What phones make; {@code image/heif} is a name for it as well. */
    HEIC("image/heic", "heic"),
    /** Accepted where the operator says so: its size and EXIF are read, and no thumbnails made. */
    AVIF("image/avif", "avif");

    /** What is accepted where the operator does not say. */
    public static final Set<ImageType> BY_DEFAULT = Collections.unmodifiableSet(EnumSet.of(JPEG, PNG, GIF, WEBP, HEIC));

    /** How many bytes of a file {@link #sniff} looks at. */
    public static final int SNIFFED_BYTES = 64;

    private static final String HEIF_NAME = "image/heif";
    /** Brands of still pictures in HEVC (ISO/IEC 23008-12, annex B.4). */
    private static final Set<String> HEVC_BRANDS = Set.of("heic", "heix", "heim", "heis");
    /** Brands that say nothing of how the picture is coded. */
    private static final Set<String> PLAIN_BRANDS = Set.of("mif1", "mif2", "miaf", "msf1", "hevc", "hevx");
    /** Brands of AVIF (AV1 Image File Format, section 6). */
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

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
        String name = bare.equals(HEIF_NAME) ? HEIC.contentType : bare;
        return Arrays.stream(values()).filter(t -> t.contentType.equals(name)).findFirst();
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
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        return text.startsWith("ftyp", 4) && text.length() >= 12 ? ofBrands(text) : Optional.empty();
    }

    /** By the major brand, and where that leaves it open, by those that a file is compatible with. */
    private static Optional<ImageType> ofBrands(String text) {
        String major = text.substring(8, 12);
        if (HEVC_BRANDS.contains(major)) {
            return Optional.of(HEIC);
        }
        if (AVIF_BRANDS.contains(major)) {
            return Optional.of(AVIF);
        }
        if (!PLAIN_BRANDS.contains(major)) {
            return Optional.empty();
        }
        int end = Math.min(text.length(), text.charAt(2) << 8 | text.charAt(3));
        for (int at = 16; at + 4 <= end; at += 4) {
            if (AVIF_BRANDS.contains(text.substring(at, at + 4))) {
                return Optional.of(AVIF);
            }
        }
        return Optional.of(HEIC);
    }
}
