package io.shoebox.emulator.cognito.store;

import java.util.List;
import java.util.Optional;

/** Keeps nothing: what is in memory is all there is. */
record NoDocuments() implements Documents {
    @Override
    public List<byte[]> all(String kind) {
        return List.of();
    }

    @Override
    public Optional<byte[]> find(String kind, String name) {
        return Optional.empty();
    }

    @Override
    public void put(String kind, String name, byte[] document) {}

    @Override
    public void delete(String kind, String name) {}
}
