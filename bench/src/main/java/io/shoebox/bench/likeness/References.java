package io.shoebox.bench.likeness;

import io.shoebox.bench.peer.Programs;
import io.shoebox.bench.peer.Python;
import io.shoebox.bench.photo.PhotoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Photos as their format's own library decodes them in full; JPEG, PNG and GIF as the JDK does. */
public final class References {
    private final Path folder;
    private final Optional<Python> python;

    /** @param folder for what has to be decoded by other programs */
    public References(Path folder, Optional<Python> python) {
        this.folder = folder;
        this.python = python;
    }

    /** A file that the JDK reads; empty where there is no program for it. */
    public Optional<Path> of(Path photo) throws IOException {
        Path whole = Files.createDirectories(folder).resolve(photo.getFileName() + ".png");
        switch (PhotoFormat.of(photo).orElse(PhotoFormat.JPEG)) {
            case JPEG, PNG, GIF -> {
                return Optional.of(photo);
            }
            case WEBP -> {
                if (!Programs.installed("dwebp")) {
                    return Optional.empty();
                }
                Programs.run(Path.of("."), List.of("dwebp", "-quiet", photo.toString(), "-o", whole.toString()));
            }
            case HEIC -> {
                if (python.isEmpty()) {
                    return Optional.empty();
                }
                python.get().run("peer.py", "decode", photo.toString(), whole.toString());
            }
        }
        return Optional.of(whole);
    }
}
