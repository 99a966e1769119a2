package io.shoebox.heif.box;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.FileSpan;

/** Reads a piece of the file in order; beyond its end, {@link CorruptHeifException}. */
public final class ByteCursor {
    private final byte[] file;
    private final int end;
    private int position;

    public ByteCursor(byte[] file, FileSpan span) {
        this.file = file;
        position = span.offset();
        end = (int) Math.min(file.length, span.end());
    }

    /** In bytes from the start of the file. */
    public int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    public int u8() throws CorruptHeifException {
        need(1);
        return file[position++] & 0xFF;
    }

    public int u16() throws CorruptHeifException {
        return u8() << 8 | u8();
    }

    public int s32() throws CorruptHeifException {
        return u16() << 16 | u16();
    }

    public long u32() throws CorruptHeifException {
        return s32() & 0xFFFFFFFFL;
    }

    /** A number of 0, 2, 4 or 8 bytes; a number of none is 0. */
    long number(int bytes) throws CorruptHeifException {
        return switch (bytes) {
            case 0 -> 0;
            case 2 -> u16();
            case 4 -> u32();
            case 8 -> u32() << 32 | u32();
            default -> throw corrupt("a number of " + bytes + " bytes");
        };
    }

    /** Four characters, as types and brands are written. */
    String fourCc() throws CorruptHeifException {
        need(4);
        position += 4;
        return new String(file, position - 4, 4, ISO_8859_1);
    }

    /** Text that a zero ends, or else this piece does. */
    String text() {
        int from = position;
        while (position < end && file[position] != 0) {
            position++;
        }
        String text = new String(file, from, position - from, UTF_8);
        position = Math.min(end, position + 1);
        return text;
    }

    void skip(long bytes) throws CorruptHeifException {
        need(bytes);
        position += (int) bytes;
    }

    /** The next bytes as a piece of the file. */
    FileSpan span(long bytes) throws CorruptHeifException {
        skip(bytes);
        return new FileSpan(position - (int) bytes, (int) bytes);
    }

    /** All that is left. */
    FileSpan rest() {
        return new FileSpan(position, remaining());
    }

    ByteCursor piece(FileSpan span) {
        return new ByteCursor(file, span);
    }

    CorruptHeifException corrupt(String problem) {
        return new CorruptHeifException(problem, position);
    }

    private void need(long bytes) throws CorruptHeifException {
        if (bytes < 0 || bytes > end - position) {
            throw new CorruptHeifException("the data ends too early", end);
        }
    }
}
