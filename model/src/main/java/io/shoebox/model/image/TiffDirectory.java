package io.shoebox.model.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A directory of a TIFF structure, which is what EXIF is (TIFF 6.0, section 2). Values are looked up where they lie: whatever
 * the file claims, a lookup passes at most {@value #MOST_ENTRIES} entries and copies at most {@value #MOST_TEXT_BYTES} bytes.
 * What is broken or beyond these bounds is as if it were not there.
 */
public final class TiffDirectory {
    /** Cameras write some dozens. */
    static final int MOST_ENTRIES = 1000;

    static final int MOST_TEXT_BYTES = 1000;

    private static final int ENTRY_BYTES = 12;
    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int SIGNED_RATIONAL = 10;

    private final ByteBuffer tiff;
    private final int start;
    private final int entries;

    /** @param start of the first entry; all entries are within the TIFF */
    private TiffDirectory(ByteBuffer tiff, int start, int entries) {
        this.tiff = tiff;
        this.start = start;
        this.entries = entries;
    }

    /** The directory that comes first; empty if it is no TIFF, or the directory has no entry. */
    public static Optional<TiffDirectory> first(byte[] bytes, Span span) {
        ByteBuffer tiff = ByteBuffer.wrap(bytes, span.offset(), span.length()).slice();
        if (tiff.limit() < 8 || tiff.get(0) != tiff.get(1) || (tiff.get(0) != 'I' && tiff.get(0) != 'M')) {
            return Optional.empty();
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return at(tiff, unsigned(tiff.getInt(4)));
    }

    private static Optional<TiffDirectory> at(ByteBuffer tiff, long offset) {
        if (offset + 2 > tiff.limit()) {
            return Optional.empty();
        }
        int start = (int) offset + 2;
        int claimed = Short.toUnsignedInt(tiff.getShort((int) offset));
        int entries = Math.min(Math.min(claimed, MOST_ENTRIES), (tiff.limit() - start) / ENTRY_BYTES);
        return entries == 0 ? Optional.empty() : Optional.of(new TiffDirectory(tiff, start, entries));
    }

    /** The directory that a tag points at. */
    public Optional<TiffDirectory> directory(int tag) {
        OptionalLong offset = number(tag);
        return offset.isPresent() ? at(tiff, offset.getAsLong()) : Optional.empty();
    }

    /** A whole number of any width, unsigned. */
    public OptionalLong number(int tag) {
        int entry = entry(tag);
        if (entry < 0) {
            return OptionalLong.empty();
        }
        return switch (type(entry)) {
            case BYTE -> OptionalLong.of(Byte.toUnsignedLong(tiff.get(entry + 8)));
            case SHORT -> OptionalLong.of(Short.toUnsignedLong(tiff.getShort(entry + 8)));
            case LONG -> OptionalLong.of(unsigned(tiff.getInt(entry + 8)));
            default -> OptionalLong.empty();
        };
    }

    /** A text up to its first zero byte, in UTF-8, which ASCII is part of; empty if there is none. */
    public String text(int tag) {
        int entry = entry(tag);
        if (entry < 0 || type(entry) != ASCII) {
            return "";
        }
        long count = unsigned(tiff.getInt(entry + 4));
        long offset = count <= 4 ? entry + 8 : unsigned(tiff.getInt(entry + 8));
        if (count > MOST_TEXT_BYTES || offset + count > tiff.limit()) {
            return "";
        }
        var text = new byte[(int) count];
        tiff.get((int) offset, text);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, UTF_8);
    }

    /** So many rationals; none if the tag has fewer. Cameras write 0/0 for 0; else a denominator of zero makes infinity. */
    public double[] rationals(int tag, int count) {
        int entry = entry(tag);
        if (entry < 0 || unsigned(tiff.getInt(entry + 4)) < count) {
            return new double[0];
        }
        boolean signed = type(entry) == SIGNED_RATIONAL;
        long offset = unsigned(tiff.getInt(entry + 8));
        if ((!signed && type(entry) != RATIONAL) || offset + 8L * count > tiff.limit()) {
            return new double[0];
        }
        var values = new double[count];
        Arrays.setAll(values, i -> {
            int above = tiff.getInt((int) offset + 8 * i);
            int below = tiff.getInt((int) offset + 8 * i + 4);
            double number = signed ? (double) above / below : (double) unsigned(above) / unsigned(below);
            return Double.isNaN(number) ? 0 : number;
        });
        return values;
    }

    /** Where the first entry of a tag is, or -1. */
    private int entry(int tag) {
        for (int entry = start; entry < start + entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
            if (Short.toUnsignedInt(tiff.getShort(entry)) == tag) {
                return entry;
            }
        }
        return -1;
    }

    private int type(int entry) {
        return Short.toUnsignedInt(tiff.getShort(entry + 2));
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
