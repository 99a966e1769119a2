package io.shoebox.heif.cabac;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.hevc.BitReader;
import io.shoebox.heif.hevc.NalUnit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The arithmetic decoder (H.265, clause 9.3.4.3). The offset of the standard is kept with {@link #extra} bits behind it that
 * were read ahead, so that bits are fetched four bytes at a time.
 */
public final class ArithmeticDecoder {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int WORD_BYTES = 4;
    private static final int OFFSET_BITS = 9;
    private static final int INITIAL_RANGE = 510;
    private static final int RENORMALIZED = 256;
    /** A bin takes at most 8 bits, and one of them may be of a bypass bin. */
    private static final int LEAST_EXTRA = 10;

    private static final int MOST_PREFIX = 28;

    private final byte[] states = new byte[Contexts.COUNT];
    private NalUnit unit;
    private byte[] bytes;
    private int position;
    private int end;
    private int range;
    private int extra;
    private long offset;

    /** One that is to {@link #begin}. */
    public ArithmeticDecoder(NalUnit unit) {
        this.unit = unit;
        bytes = unit.bytes();
    }

    /** Goes on at a byte of a unit; the contexts stay. */
    public void begin(NalUnit next, int from) throws CorruptHeifException {
        unit = next;
        bytes = next.bytes();
        end = next.length();
        restart(from);
    }

    /** Begins anew at a byte (clause 9.3.2.5). */
    public void restart(int from) throws CorruptHeifException {
        if (from > end) {
            throw unit.corrupt("the data of a slice ends too early", end);
        }
        position = from;
        range = INITIAL_RANGE;
        offset = 0;
        extra = -OFFSET_BITS;
        fill();
        if (offset >>> extra >= range) {
            throw corrupt("the arithmetic code is broken");
        }
    }

    public void initializeContexts(int sliceQp) {
        Contexts.initialize(states, sliceQp);
    }

    public void saveContexts(byte[] to) {
        System.arraycopy(states, 0, to, 0, states.length);
    }

    public void loadContexts(byte[] from) {
        System.arraycopy(from, 0, states, 0, states.length);
    }

    /** Room for a copy of the contexts. */
    public static byte[] newContexts() {
        return new byte[Contexts.COUNT];
    }

    /** Beyond the end come zeros; {@link #checkNotOverrun} tells. */
    private void fill() {
        int word = position <= bytes.length - WORD_BYTES ? (int) WORDS.get(bytes, position) : 0;
        position += WORD_BYTES;
        offset = offset << 32 | (word & 0xFFFFFFFFL);
        extra += 32;
    }

    /** A bin of a context. */
    public int bin(int context) {
        if (extra < LEAST_EXTRA) {
            fill();
        }
        int state = states[context];
        int less = StateTables.LESS_PROBABLE_RANGE[(state & 126) << 1 | (range >> 6 & 3)];
        int more = range - less;
        long scaled = (long) more << extra;
        if (offset < scaled) {
            states[context] = StateTables.NEXT_MORE_PROBABLE[state];
            int shift = more < RENORMALIZED ? 1 : 0;
            range = more << shift;
            extra -= shift;
            return state & 1;
        }
        offset -= scaled;
        int shift = Integer.numberOfLeadingZeros(less) - 23;
        range = less << shift;
        extra -= shift;
        states[context] = StateTables.NEXT_LESS_PROBABLE[state];
        return (state & 1) ^ 1;
    }

    /** A bin of even chances. */
    public int bypass() {
        if (extra < LEAST_EXTRA) {
            fill();
        }
        extra--;
        long scaled = (long) range << extra;
        if (offset >= scaled) {
            offset -= scaled;
            return 1;
        }
        return 0;
    }

    /** Several bins of even chances, at most 16, as a number. */
    public int bypass(int count) {
        if (count == 0) {
            return 0;
        }
        if (extra < count + 2) {
            fill();
        }
        extra -= count;
        int bins = (int) (offset >>> extra) / range;
        offset -= ((long) bins * range) << extra;
        return bins;
    }

    /** The bin before an end of data; if it is 1, {@link #nextByte} is where other data begin. */
    public boolean terminate() {
        if (extra < LEAST_EXTRA) {
            fill();
        }
        range -= 2;
        long scaled = (long) range << extra;
        if (offset >= scaled) {
            return true;
        }
        if (range < RENORMALIZED) {
            range <<= 1;
            extra--;
        }
        return false;
    }

    /** coeff_abs_level_remaining (clause 9.3.3.11). */
    public int remainingLevel(int riceParameter) throws CorruptHeifException {
        int prefix = 0;
        while (bypass() != 0) {
            if (++prefix > MOST_PREFIX) {
                throw corrupt("a coefficient of too many bits");
            }
        }
        if (prefix <= 3) {
            return (prefix << riceParameter) + bypass(riceParameter);
        }
        int count = prefix - 3 + riceParameter;
        int base = ((1 << (prefix - 3)) + 3 - 1) << riceParameter;
        int high = count > 16 ? bypass(count - 16) << 16 : 0;
        return base + high + bypass(Math.min(count, 16));
    }

    /** The byte after those that were used, once {@link #terminate} was true. */
    public int nextByte() {
        return (position * 8 - extra + 7) >> 3;
    }

    /** What follows as plain bits, once {@link #terminate} was true. */
    public BitReader plainBits() {
        return new BitReader(unit, nextByte());
    }

    public void checkNotOverrun() throws CorruptHeifException {
        if (position * 8L - extra > 8L * end) {
            throw corrupt("the data of a slice ends too early");
        }
    }

    /** Where in the file the decoder is. */
    public int filePosition() {
        return unit.filePosition(Math.min(nextByte(), end));
    }

    public CorruptHeifException corrupt(String problem) {
        return new CorruptHeifException(problem, filePosition());
    }
}
