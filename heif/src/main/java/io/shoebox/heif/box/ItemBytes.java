package io.shoebox.heif.box;

/**
 * The data of an item: a piece of an array, which is the file itself where the item lies in it in one piece.
 *
 * @param filePosition of its first byte in the file
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ItemBytes(byte[] array, int from, int to, int filePosition) {
    public int length() {
        return to - from;
    }

    /** Where a byte of the array is in the file; not exact where the item lies in several pieces. */
    public int filePosition(int index) {
        return filePosition + index - from;
    }
}
