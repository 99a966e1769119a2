package io.shoebox.jpeg.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Everything before the first scan: frame, tables, colours, ICC profile. */
public final class JpegHeader {
    private final Frame frame;
    private final ColorModel colors;
    private final DecodingTables tables;
    private final byte @Nullable [] iccProfile;
    private final int firstScan;

    JpegHeader(Frame frame, ColorModel colors, DecodingTables tables, byte @Nullable [] iccProfile, int firstScan) {
        this.frame = frame;
        this.colors = colors;
        this.tables = tables;
        this.iccProfile = iccProfile;
        this.firstScan = firstScan;
    }

    public static JpegHeader parse(JpegBytes bytes) throws IOException {
        return new HeaderParser(bytes).parse();
    }

    public Frame frame() {
        return frame;
    }

    public ColorModel colors() {
        return colors;
    }

    public DecodingTables tables() {
        return tables;
    }

    public byte @Nullable [] iccProfile() {
        return iccProfile == null ? null : iccProfile.clone();
    }

    /** The position of the first SOS marker. */
    public int firstScan() {
        return firstScan;
    }
}
