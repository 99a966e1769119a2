package io.shoebox.thumbnailer.limits;

import io.shoebox.model.Environment;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import java.time.Duration;
import java.util.Optional;

/**
 * What an image may ask of a decoder; all but the time is checked on the file before a decoder sees a byte of it.
 *
 * @param mostPixels width times height, as stored; of a WebP a third of it
 * @param mostScans of a JPEG: each takes a decoder one pass over all pixels, however small the scan
 * @param mostBytes size of the file
 * @param time for decoding one image
 */
public record ImageLimits(long mostPixels, int mostScans, int mostBytes, Duration time) {
    private static final long MEGA = 1_000_000;
    /** What a JPEG can have at the most; a decoder keeps whole rows, however few there are. */
    private static final int MOST_SIDE = 65_535;
    /** The WebP reader has all pixels in heap, up to 11 bytes each, and cannot be stopped; 34 bytes may claim any size. */
    private static final int WEBP_COST = 3;

    /** 50 megapixels, 100 scans, the largest upload that is accepted by default, 30 seconds. */
    public static final ImageLimits DEFAULT = new ImageLimits(
            50 * MEGA, 100, Math.toIntExact(Environment.DEFAULT_MOST_UPLOAD_BYTES), Duration.ofSeconds(30));

    /** The limit that a file is beyond, for its owner to read. */
    public Optional<String> broken(byte[] bytes, ImageHeader header) {
        if (bytes.length > mostBytes) {
            return Optional.of(tooLarge());
        }
        Optional<String> pixels = broken(header);
        return pixels.isEmpty() && header.type() == ImageType.JPEG ? brokenScans(JpegScans.of(bytes)) : pixels;
    }

    /** The same, as far as the header alone shows. */
    public Optional<String> broken(ImageHeader header) {
        long most = header.type() == ImageType.WEBP ? mostPixels / WEBP_COST : mostPixels;
        if (header.pixels() > most) {
            return Optional.of("the image has %d × %d pixels; at most %d megapixels are decoded"
                    .formatted(header.width(), header.height(), most / MEGA));
        }
        return Math.max(header.width(), header.height()) > MOST_SIDE
                ? Optional.of("the image has %d × %d pixels; at most %d on a side are decoded"
                        .formatted(header.width(), header.height(), MOST_SIDE))
                : Optional.empty();
    }

    /** What is said of files that are. */
    public String tooLarge() {
        return "the file has more than " + mostBytes + " bytes";
    }

    private Optional<String> brokenScans(JpegScans scans) {
        if (scans.count() > mostScans) {
            return Optional.of("the JPEG has " + scans.count() + " scans; at most " + mostScans + " are decoded");
        }
        return scans.frames() > 1
                ? Optional.of("the JPEG is corrupt: it has " + scans.frames() + " frames")
                : Optional.empty();
    }
}
