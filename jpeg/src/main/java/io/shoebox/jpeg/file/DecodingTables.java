package io.shoebox.jpeg.file;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Marker;
import io.shoebox.jpeg.UnsupportedJpegException;
import io.shoebox.jpeg.huffman.HuffmanTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What DQT, DHT and DRI segments have set so far (T.81 B.2.4). */
public final class DecodingTables {
    /** The steps in zigzag order. */
    private static final class Quantization {
        private final int[] steps;

        Quantization(int[] steps) {
            this.steps = steps;
        }
    }

    private final JpegBytes bytes;
    private final @Nullable Quantization[] quantization = new Quantization[4];
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];
    private int restartInterval;

    DecodingTables(JpegBytes bytes) {
        this.bytes = bytes;
    }

    /** For one decode, as later segments change the tables. */
    public DecodingTables copy() {
        DecodingTables copy = new DecodingTables(bytes);
        System.arraycopy(quantization, 0, copy.quantization, 0, 4);
        System.arraycopy(dc, 0, copy.dc, 0, 4);
        System.arraycopy(ac, 0, copy.ac, 0, 4);
        copy.restartInterval = restartInterval;
        return copy;
    }

    /** Reads a segment if it is one of tables; {@code position} is that of its length field. */
    public void read(int marker, int position) throws IOException {
        switch (marker) {
            case Marker.DQT -> readQuantization(position);
            case Marker.DHT -> readHuffman(position);
            case Marker.DRI -> restartInterval = bytes.u16(position + 2);
            case Marker.DAC -> throw new UnsupportedJpegException("arithmetic coding (DAC)");
            default -> {}
        }
    }

    private void readQuantization(int position) throws IOException {
        int end = position + bytes.u16(position);
        int at = position + 2;
        while (at < end) {
            int id = bytes.u8(at) & 15;
            int width = bytes.u8(at) >> 4 == 0 ? 1 : 2;
            if (id > 3) {
                throw new CorruptJpegException("the quantization table " + id, at);
            }
            int[] table = new int[64];
            for (int i = 0; i < 64; i++) {
                table[i] = width == 1 ? bytes.u8(at + 1 + i) : bytes.u16(at + 1 + 2 * i);
            }
            quantization[id] = new Quantization(table);
            at += 1 + 64 * width;
        }
    }

    private void readHuffman(int position) throws IOException {
        int end = position + bytes.u16(position);
        int at = position + 2;
        while (at < end) {
            int kind = bytes.u8(at) >> 4;
            int id = bytes.u8(at) & 15;
            if (kind > 1 || id > 3) {
                throw new CorruptJpegException("the Huffman table " + kind + "/" + id, at);
            }
            at = readHuffman(kind == 0, id, at + 1);
        }
    }

    private int readHuffman(boolean forDc, int id, int position) throws IOException {
        int[] counts = new int[17];
        int sum = 0;
        for (int length = 1; length <= 16; length++) {
            counts[length] = bytes.u8(position + length - 1);
            sum += counts[length];
        }
        if (sum > 256) {
            throw new CorruptJpegException("a Huffman table of " + sum + " codes", position);
        }
        int[] symbols = new int[sum];
        for (int i = 0; i < sum; i++) {
            symbols[i] = bytes.u8(position + 16 + i);
        }
        HuffmanTable table = new HuffmanTable(counts, symbols, position);
        if (forDc && !table.fitsDc()) {
            throw new CorruptJpegException("a DC table with sizes above 15", position);
        }
        (forDc ? dc : ac)[id] = table;
        return position + 16 + sum;
    }

    /** MCUs between restart markers, or 0 for none. */
    public int restartInterval() {
        return restartInterval;
    }

    /** In zigzag order. */
    public int[] quantization(int id, int position) throws CorruptJpegException {
        return present(quantization[id], "quantization table " + id, position).steps;
    }

    public HuffmanTable dc(int id, int position) throws CorruptJpegException {
        return present(dc[id], "DC table " + id, position);
    }

    public HuffmanTable ac(int id, int position) throws CorruptJpegException {
        return present(ac[id], "AC table " + id, position);
    }

    private static <T> T present(@Nullable T table, String name, int position) throws CorruptJpegException {
        if (table == null) {
            throw new CorruptJpegException("a scan without its " + name, position);
        }
        return table;
    }
}
