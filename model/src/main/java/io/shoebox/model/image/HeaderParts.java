package io.shoebox.model.image;

import io.shoebox.model.ImageType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the parts of a header while a file is walked. */
final class HeaderParts {
    private final ImageType type;
    private final byte[] bytes;
    private int width;
    private int height;
    private int components;
    private boolean progressive;
    private @Nullable Span exif;
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

    /** Keeps the first EXIF of a file, as viewers do. */
    void exif(int offset, int length) {
        if (exif == null) {
            exif = new Span(offset, length);
        }
    }

    void icc(int offset, int length) {
        icc.add(new Span(offset, length));
    }

    boolean hasSize() {
        return width > 0 && height > 0;
    }

    HeaderRead whole() {
        return hasSize() ? new HeaderRead.Whole(header()) : new HeaderRead.Corrupt("it does not say its size");
    }

    HeaderRead partial() {
        return new HeaderRead.Partial(hasSize() ? header() : null);
    }

    private ImageHeader header() {
        Orientation orientation = exif == null ? Orientation.UPRIGHT : ExifOrientation.read(bytes, exif);
        return new ImageHeader(type, width, height, components, progressive, orientation, exif, icc);
    }
}
