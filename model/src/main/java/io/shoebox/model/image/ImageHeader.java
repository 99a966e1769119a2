package io.shoebox.model.image;

import io.shoebox.model.ImageType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an image file says before its pixels. Nothing is inflated and nothing is allocated by what the file claims.
 *
 * @param width as stored, in pixels; of the canvas of an animation; after the crop of a HEIC
 * @param height as stored, in pixels
 * @param components of a JPEG: 1 gray, 3 colour, 4 CMYK; 0 for other types
 * @param progressive whether it is a progressive JPEG
 * @param orientation how to turn the stored picture upright
 * @param exif the TIFF structure of EXIF, or what is within 64 KiB of it; it has at least an entry
 * @param xmp the XML of XMP, or its first 64 KiB
 * @param otherDate where a date may be if EXIF and XMP have none: a JPEG's IPTC records, or the text of a PNG's "Creation Time"
 * @param icc the colour profile: its parts in order in a JPEG, one deflated part after its name in a PNG, as it is in others
 */
public record ImageHeader(
        ImageType type,
        int width,
        int height,
        int components,
        boolean progressive,
        Orientation orientation,
        @Nullable Span exif,
        @Nullable Span xmp,
        @Nullable Span otherDate,
        List<Span> icc) {
    public ImageHeader {
        icc = List.copyOf(icc);
    }

    /** Without another place for a date. */
    public ImageHeader(
            ImageType type,
            int width,
            int height,
            int components,
            boolean progressive,
            Orientation orientation,
            @Nullable Span exif,
            @Nullable Span xmp,
            List<Span> icc) {
        this(type, width, height, components, progressive, orientation, exif, xmp, null, icc);
    }

    /**
     * Reads the header of a file from its first bytes.
     *
     * @param start the file, or as much of it as one has
     */
    public static HeaderRead read(byte[] start) {
        Optional<ImageType> type = ImageType.sniff(start);
        if (type.isEmpty()) {
            return new HeaderRead.Corrupt("the first bytes are of no known image type");
        }
        return switch (type.get()) {
            case JPEG -> new JpegHeader(start).read();
            case PNG -> new PngHeader(start).read();
            case GIF -> GifHeader.read(start);
            case WEBP -> new WebpHeader(start).read();
            case HEIC, AVIF -> HeifImageHeader.read(type.get(), start);
        };
    }

    /** Of the stored picture. */
    public long pixels() {
        return (long) width * height;
    }

    /** Of the upright picture. */
    public int uprightWidth() {
        return orientation.swapsSides() ? height : width;
    }

    /** Of the upright picture. */
    public int uprightHeight() {
        return orientation.swapsSides() ? width : height;
    }
}
