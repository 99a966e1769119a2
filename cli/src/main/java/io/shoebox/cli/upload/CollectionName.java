package io.shoebox.cli.upload;

import java.nio.file.Path;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Names of collections that come from names of folders. */
final class CollectionName {
    private static final int MOST = 64;
    private static final String NAMELESS = "photos";

    private CollectionName() {}

    /** Letters lose their accents, all else that is not allowed becomes {@code -}, what is too long is cut. */
    static String of(@Nullable Path folder) {
        String name = folder == null ? "" : folder.toString();
        String safe = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9_-]+", "-");
        String cut = safe.substring(0, Math.min(MOST, safe.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? NAMELESS : cut;
    }
}
