package io.shoebox.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.model.ImageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the parts of a header while a file is walked. */
final class HeaderParts {
    /** What a JPEG's segment can hold is enough for other types too; of a longer chunk the start is looked at. */
    static final int MOST_METADATA_BYTES = 64 << 10;
    /** The name of JPEG's segment, which some writers put before the TIFF structure elsewhere, or once more. */
    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(ISO_8859_1);

    private static final int ORIENTATION = 0x0112;

    private final ImageType type;
    private final byte[] bytes;
    private int width;
    private int height;
    private int components;
    private boolean progressive;
    private @Nullable Span exif;
    private @Nullable Span xmp;
    private @Nullable Span otherDate;
    private Orientation orientation = Orientation.UPRIGHT;
    private final List<Span> icc = new ArrayList<>();

    HeaderParts(ImageType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    void size(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void frame(int components, boolean progressive) {
        this.components = components;
        this.progressive = progressive;
    }

    /** Keeps the first EXIF of a file that says anything, as viewers do. */
    void exif(int offset, int length) {
        if (exif != null) {
            return;
        }
        int end = offset + Math.min(length, MOST_METADATA_BYTES);
        int name = EXIF_NAME.length;
        boolean named = length > name && Arrays.equals(bytes, offset, offset + name, EXIF_NAME, 0, name);
        int start = named ? offset + name : offset;
        var span = new Span(start, end - start);
        TiffDirectory.first(bytes, span).ifPresent(directory -> {
            exif = span;
            orientation = Orientation.of(directory.number(ORIENTATION).orElse(1));
        });
    }

    boolean hasExif() {
        return exif != null;
    }

    void xmp(int offset, int length) {
        if (xmp == null) {
            xmp = new Span(offset, Math.min(length, MOST_METADATA_BYTES));
        }
    }

    void otherDate(int offset, int length) {
        if (otherDate == null) {
            otherDate = new Span(offset, Math.min(length, MOST_METADATA_BYTES));
        }
    }

    /** Of several in a file that has one in one piece, the first. */
    void icc(int offset, int length) {
        if (icc.isEmpty()) {
            iccPart(offset, length);
        }
    }

    /** The next of several. */
    void iccPart(int offset, int length) {
        icc.add(new Span(offset, length));
    }

    boolean hasSize() {
        return width > 0 && height > 0;
    }

    /** Whether the height is to come: a frame header may leave it to what follows the first scan. */
    boolean lacksHeight() {
        return width > 0 && height == 0;
    }

    void height(int found) {
        height = found;
    }

    HeaderRead whole() {
        return hasSize() ? new HeaderRead.Whole(header()) : new HeaderRead.Corrupt("it does not say its size");
    }

    HeaderRead partial() {
        return new HeaderRead.Partial(hasSize() ? header() : null);
    }

    private ImageHeader header() {
        return new ImageHeader(type, width, height, components, progressive, orientation, exif, xmp, otherDate, icc);
    }
}
