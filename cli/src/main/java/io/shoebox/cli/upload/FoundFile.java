package io.shoebox.cli.upload;

import java.nio.file.Path;

/**
 * A file to upload.
 *
 * @param bytes when it was found
 * @param collection where it is to go
 */
public record FoundFile(Path path, long bytes, String collection) {
    /** Its last segment. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
