package io.shoebox.heif;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Files of drawn pictures that are kept; {@code samples.py golden} made them. */
final class Golden {
    /** Those that are decoded. */
    static final List<String> NAMES = List.of("plain", "all", "slices", "lossless", "gray", "ten-bits", "alpha");

    private Golden() {}

    static byte[] read(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("golden/" + name + ".heic")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
