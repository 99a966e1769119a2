package io.shoebox.jpeg.file;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Marker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The whole file in memory, read with bounds that throw {@link CorruptJpegException}. */
public final class JpegBytes {
    /** Eight bytes as one big-endian number. */
    public static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] data;

    JpegBytes(byte[] data) {
        this.data = data;
    }

    public byte[] array() {
        return data;
    }

    public int length() {
        return data.length;
    }

    public int u8(int position) throws CorruptJpegException {
        if (position >= data.length) {
            throw new CorruptJpegException("the file ends too early", position);
        }
        return data[position] & 0xFF;
    }

    public int u16(int position) throws CorruptJpegException {
        return u8(position) << 8 | u8(position + 1);
    }

    boolean startsWith(String ascii, int position) {
        for (int i = 0; i < ascii.length(); i++) {
            if (position + i >= data.length || data[position + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The position of the next marker's 0xFF, or the length; passes over stuffed zeros, and restarts if so asked. */
    public int nextMarker(int from, boolean passRestarts) {
        int position = from;
        while (true) {
            position = next0xFF(position);
            if (position + 1 >= data.length) {
                return data.length;
            }
            int marker = data[position + 1] & 0xFF;
            boolean fill = marker == 0 || marker == 0xFF || (passRestarts && Marker.isRestart(marker));
            if (!fill) {
                return position;
            }
            position += marker == 0xFF ? 1 : 2;
        }
    }

    private int next0xFF(int from) {
        int position = from;
        while (position + 8 <= data.length && !has0xFF((long) LONGS.get(data, position))) {
            position += 8;
        }
        while (position < data.length && data[position] != -1) {
            position++;
        }
        return position;
    }

    /** Whether one of eight bytes is 0xFF: the carry trick for a zero byte, on the complement. */
    public static boolean has0xFF(long word) {
        return (~word - 0x0101010101010101L & word & 0x8080808080808080L) != 0;
    }
}
