package io.shoebox.cli.demo;

import io.shoebox.model.ImageType;
import java.util.Optional;

/** A photo to send, and what is known of it. */
@SuppressWarnings("ArrayRecordComponent") // read by nobody but the client, and never compared
public record Source(String filename, byte[] bytes, Optional<Facts> facts) {
    /** What must be in the record of a picture that the demo made. */
    public record Facts(String size, String takenAt, String camera) {}

    /** What the file's first bytes say it is. */
    public String contentType() {
        return ImageType.sniff(bytes).map(ImageType::contentType).orElse("application/octet-stream");
    }
}
