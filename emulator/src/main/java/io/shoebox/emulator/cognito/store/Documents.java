package io.shoebox.emulator.cognito.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where documents are kept by kind and name: two plain words, in letters, digits, hyphens and underscores. */
public sealed interface Documents permits FolderDocuments, NoDocuments {
    /** @param folder null keeps nothing */
    static Documents in(@Nullable Path folder) {
        return folder == null ? new NoDocuments() : new FolderDocuments(folder);
    }

    List<byte[]> all(String kind);

    Optional<byte[]> find(String kind, String name);

    /** Whole or not at all, and on disk when it returns. */
    void put(String kind, String name, byte[] document);

    void delete(String kind, String name);
}
