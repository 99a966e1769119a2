package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Marker;
import io.shoebox.jpeg.file.JpegBytes;
import java.util.Arrays;

/**
 * The entropy-coded bytes of a scan without their stuffed zeros, a window at a time, so that the hot loops read eight bytes
 * without looking at them.
 *
 * <p>A loop takes {@link #bits}, {@link #count} and {@link #position} into local variables, tops them up by
 * {@code bits |= word(position) >>> count; position += (63 - count) >>> 3; count |= 56}, compares its position with
 * {@link #limit} before each MCU, and calls {@link #save} and {@link #advance} when it is beyond. Between two such tests it may
 * read {@link #MCU_BYTES} bytes.
 */
final class EntropySource {
    /** Most bytes of an MCU: 10 blocks of 64 coefficients of at most 31 bits, rounded up. */
    static final int MCU_BYTES = 2560;

    private static final int WINDOW = 12 << 10;

    /** The next bits, from the top; those below {@link #count} are what follows, or zero. */
    long bits;
    /** How many of the bits may be used. */
    int count;
    /** The index in {@link #window} of the byte after the bits. */
    int position;
    /** A position beyond this one wants {@link #advance}. */
    int limit;

    final byte[] window = new byte[WINDOW + MCU_BYTES + 64];

    private final JpegBytes bytes;
    private int filled;
    private int next;
    private boolean ended;

    /** Begins at the first byte after a scan header or a restart marker. */
    EntropySource(JpegBytes bytes, int start) {
        this.bytes = bytes;
        begin(start);
    }

    private void begin(int start) {
        next = start;
        filled = 0;
        ended = false;
        seek(0);
        fill();
    }

    void save(long newBits, int newCount, int newPosition) {
        bits = newBits;
        count = newCount;
        position = newPosition;
    }

    void refill() {
        bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
        position += (63 - count) >>> 3;
        count |= 56;
    }

    void drop(int used) {
        bits <<= used;
        count -= used;
    }

    /** Moves the window on; fails if more bits were used than there are. */
    void advance() throws CorruptJpegException {
        long bit = usedBits();
        if (ended) {
            checkNotOverrun();
            return;
        }
        int from = (int) (bit >>> 3);
        System.arraycopy(window, from, window, 0, filled - from);
        filled -= from;
        seek(bit & 7);
        fill();
    }

    /** Whether more bits were used than there are. */
    boolean overrun() {
        return ended && usedBits() > 8L * filled;
    }

    void checkNotOverrun() throws CorruptJpegException {
        if (overrun()) {
            throw new CorruptJpegException("the data of a scan ends too early", next);
        }
    }

    /** Passes the restart marker that must come next (T.81 F.2.1.3). */
    void restart(int number) throws CorruptJpegException {
        checkNotOverrun();
        int at = marker();
        if (at + 1 >= bytes.length() || second(at) != Marker.RST0 + number) {
            throw new CorruptJpegException("no restart marker " + number, at);
        }
        begin(at + 2);
    }

    /** The position of the marker that ends this run of data. */
    int marker() {
        return bytes.nextMarker(next, false);
    }

    /** Begins behind the next marker if it is a restart, and gives its number 0 to 7; else -1. Passes over what is no marker. */
    int passRestart() {
        int at = marker();
        while (at + 1 < bytes.length() && second(at) < Marker.SOF0) {
            at = bytes.nextMarker(at + 2, false);
        }
        if (at + 1 >= bytes.length() || !Marker.isRestart(second(at))) {
            return -1;
        }
        begin(at + 2);
        return second(at) - Marker.RST0;
    }

    private int second(int at) {
        return bytes.array()[at + 1] & 0xFF;
    }

    CorruptJpegException corrupt(String problem) {
        return new CorruptJpegException(problem, rawPosition((int) Math.min(filled, usedBits() >>> 3)));
    }

    /** Bits used since the window's start. */
    long usedBits() {
        return 8L * position - count;
    }

    /** Goes to a bit of the window. */
    void seek(long bit) {
        position = (int) (bit >>> 3);
        int used = (int) (bit & 7);
        bits = (long) JpegBytes.LONGS.get(window, position) << used;
        count = 56 - used;
        position += 7;
    }

    private void fill() {
        byte[] data = bytes.array();
        while (filled < WINDOW && !ended) {
            if (next + 8 <= data.length) {
                long word = (long) JpegBytes.LONGS.get(data, next);
                if (!JpegBytes.has0xFF(word)) {
                    JpegBytes.LONGS.set(window, filled, word);
                    filled += 8;
                    next += 8;
                    continue;
                }
            }
            fillByte(data);
        }
        limit = ended ? filled : filled - MCU_BYTES;
        Arrays.fill(window, filled, window.length, (byte) 0);
        seek(usedBits());
    }

    private void fillByte(byte[] data) {
        if (next >= data.length) {
            ended = true;
        } else if (data[next] != -1) {
            window[filled++] = data[next++];
        } else {
            int stuffed = stuffedZero(data);
            ended = stuffed < 0;
            if (!ended) {
                window[filled++] = -1;
                next = stuffed + 1;
            }
        }
    }

    /** The position of the zero after one or more 0xFF, or -1 if a marker or the end comes there. */
    private int stuffedZero(byte[] data) {
        int at = next + 1;
        while (at < data.length && data[at] == -1) {
            at++;
        }
        return at < data.length && data[at] == 0 ? at : -1;
    }

    /** Where in the file a byte of the window came from. */
    private int rawPosition(int index) {
        byte[] data = bytes.array();
        int raw = next;
        for (int i = filled; i > index && raw > 1; i--) {
            boolean stuffed = data[raw - 1] == 0 && data[raw - 2] == -1;
            raw -= stuffed ? 2 : 1;
        }
        return raw;
    }
}
