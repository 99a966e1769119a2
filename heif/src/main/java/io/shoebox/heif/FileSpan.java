package io.shoebox.heif;

/**
 * A piece of the file.
 *
 * @param offset bytes from the start of the file
 * @param length bytes
 */
public record FileSpan(int offset, int length) {
    /** The position after its last byte. */
    public long end() {
        return (long) offset + length;
    }
}
