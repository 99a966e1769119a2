package io.shoebox.ingestworker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Inspects files, without AWS, exactly as the worker does: for trying it out. */
public final class FileInspection {
    private final UploadRules rules;

    /** By the same rules as a worker with these settings. */
    public FileInspection(IngestSettings settings) {
        rules = settings.rules();
    }

    /**
     * The rule that a file breaks, for its owner to read; empty if it is accepted.
     *
     * @param contentType as a client would declare it
     * @throws IOException if it cannot be read
     */
    public Optional<String> refusal(Path file, String contentType) throws IOException {
        Path name = file.getFileName();
        var object =
                new StoredObject(name == null ? "" : name.toString(), contentType, Files.size(file), null, null, null);
        try {
            return switch (rules.inspect(object, most -> first(file, most))) {
                case Inspection.Accepted accepted -> Optional.empty();
                case Inspection.Refused(StoredObject refused, String reason) -> Optional.of(reason);
                case Inspection.Gone() -> Optional.of("the file is gone");
            };
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] first(Path file, int most) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
