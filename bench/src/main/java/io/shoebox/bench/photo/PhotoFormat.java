package io.shoebox.bench.photo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of photos, by the ends of their files' names. */
public enum PhotoFormat {
    JPEG("jpe?g"),
    PNG("png"),
    GIF("gif"),
    WEBP("webp"),
    HEIC("heic");

    private final Pattern name;

    PhotoFormat(String ending) {
        name = Pattern.compile(".*\\." + ending);
    }

    /** Empty for what is no photo. */
    public static Optional<PhotoFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.name.matcher(name).matches())
                .findFirst();
    }
}
