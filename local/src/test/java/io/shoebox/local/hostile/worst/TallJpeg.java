package io.shoebox.local.hostile.worst;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Makes a tall JPEG of one of a row of coding units: restart markers let each scan repeat what it has (ITU-T T.81, F.2.2.1). */
final class TallJpeg {
    private static final int SOS = 0xDA;
    private static final int EOI = 0xD9;
    private static final int RESTART = 0xD0;

    private final byte[] strip;
    private final ByteBuffer file;
    private final int times;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int components;
    private int mostAcross = 1;
    private int mostDown = 1;
    private final int[] samplings = new int[256];

    private TallJpeg(byte[] strip, int times) {
        this.strip = strip;
        file = ByteBuffer.wrap(strip);
        this.times = times;
    }

    /** @param strip as high as its coding units, without restart markers */
    static byte[] of(byte[] strip, int times) {
        return new TallJpeg(strip, times).make();
    }

    private byte[] make() {
        out.write(strip, 0, 2);
        int position = 2;
        while ((strip[position + 1] & 0xFF) != EOI) {
            int marker = strip[position + 1] & 0xFF;
            int end = position + 2 + unsigned(position + 2);
            if (marker == SOS) {
                interval(position);
                out.write(strip, position, end - position);
                position = repeat(end);
                continue;
            }
            int from = out.size();
            out.write(strip, position, end - position);
            if (marker >= 0xC0 && marker <= 0xC2) {
                frame(position + 5);
                byte[] tall = out.toByteArray();
                ByteBuffer.wrap(tall).putShort(from + 5, (short) (height * times));
                out.reset();
                out.writeBytes(tall);
            }
            position = end;
        }
        out.write(0xFF);
        out.write(EOI);
        return out.toByteArray();
    }

    private void frame(int position) {
        height = unsigned(position);
        width = unsigned(position + 2);
        components = strip[position + 4];
        for (int i = 0; i < components; i++) {
            int sampling = strip[position + 6 + 3 * i];
            samplings[strip[position + 5 + 3 * i] & 0xFF] = sampling;
            mostAcross = Math.max(mostAcross, sampling >> 4);
            mostDown = Math.max(mostDown, sampling & 15);
        }
    }

    /** As many units as a scan of the strip has: blocks of its only component, or else whole units. */
    private void interval(int scan) {
        int across = mostAcross;
        int down = mostDown;
        boolean alone = strip[scan + 4] == 1;
        int sampling = samplings[strip[scan + 5] & 0xFF];
        int columns = alone
                ? Math.ceilDiv(Math.ceilDiv(width * (sampling >> 4), across), 8)
                : Math.ceilDiv(width, 8 * across);
        int rows =
                alone ? Math.ceilDiv(Math.ceilDiv(height * (sampling & 15), down), 8) : Math.ceilDiv(height, 8 * down);
        int units = columns * rows;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDD, 0, 4, (byte) (units >> 8), (byte) units});
    }

    private int repeat(int from) {
        int end = from;
        while (strip[end] != (byte) 0xFF || strip[end + 1] == 0) {
            end++;
        }
        for (int time = 0; time < times; time++) {
            if (time > 0) {
                out.write(0xFF);
                out.write(RESTART + (time - 1) % 8);
            }
            out.write(strip, from, end - from);
        }
        return end;
    }

    private int unsigned(int position) {
        return Short.toUnsignedInt(file.getShort(position));
    }
}
