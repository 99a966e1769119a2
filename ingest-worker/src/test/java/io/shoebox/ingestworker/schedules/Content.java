package io.shoebox.ingestworker.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.model.PhotoStatus;
import io.shoebox.thumbnailer.TestImages;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** What may be uploaded, and how it must end. */
enum Content {
    WIDE("image/jpeg", TestImages.jpeg(40, 20), PhotoStatus.READY),
    TALL("image/jpeg", TestImages.jpeg(20, 40), PhotoStatus.READY),
    /** Its thumbnails are of another format. */
    TRANSPARENT(
            "image/png",
            TestImages.file(new BufferedImage(24, 24, BufferedImage.TYPE_INT_ARGB), "png"),
            PhotoStatus.READY),
    CORRUPT("image/jpeg", Arrays.copyOf(TestImages.jpeg(40, 20), 30), PhotoStatus.FAILED),
    TEXT("image/jpeg", "not a picture".getBytes(UTF_8), PhotoStatus.REJECTED);

    private final String contentType;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes into it.
    private final byte[] bytes;

    private final PhotoStatus end;

    Content(String contentType, byte[] bytes, PhotoStatus end) {
        this.contentType = contentType;
        this.bytes = bytes;
        this.end = end;
    }

    String contentType() {
        return contentType;
    }

    byte[] bytes() {
        return bytes;
    }

    PhotoStatus end() {
        return end;
    }
}
