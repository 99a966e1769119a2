package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static io.shoebox.jpeg.write.ForwardDct.SAMPLES;

import io.shoebox.jpeg.Plane;
import io.shoebox.jpeg.YccPlanes;

/** MCUs of planes that are luma and chroma already, chroma at half the width and height. */
final class PlaneMcus extends McuBatch {
    private final YccPlanes planes;

    PlaneMcus(YccPlanes planes, QuantizationTables tables) {
        super(planes.y().width(), planes.y().height(), McuLayout.HALF, tables);
        this.planes = planes;
    }

    @Override
    void gather(int mcuColumn, int mcuRow, int lane, float[] samples) {
        for (int block = 0; block < 4; block++) {
            int x = 16 * mcuColumn + block % 2 * 8;
            int y = 16 * mcuRow + block / 2 * 8;
            block(planes.y(), x, y, samples, block * SAMPLES + lane);
        }
        block(planes.cb(), 8 * mcuColumn, 8 * mcuRow, samples, 4 * SAMPLES + lane);
        block(planes.cr(), 8 * mcuColumn, 8 * mcuRow, samples, 5 * SAMPLES + lane);
    }

    /** Beyond the edges the last samples repeat. */
    private static void block(Plane plane, int x, int y, float[] out, int start) {
        byte[] in = plane.samples();
        for (int row = 0; row < 8; row++) {
            int from = Math.min(y + row, plane.height() - 1) * plane.stride();
            int to = start + row * 8 * LANES;
            if (x + 8 <= plane.width()) {
                spread(in, from + x, out, to);
            } else {
                for (int column = 0; column < 8; column++) {
                    out[to + column * LANES] = in[from + Math.min(x + column, plane.width() - 1)];
                }
            }
        }
    }

    private static void spread(byte[] in, int from, float[] out, int to) {
        out[to] = in[from];
        out[to + LANES] = in[from + 1];
        out[to + 2 * LANES] = in[from + 2];
        out[to + 3 * LANES] = in[from + 3];
        out[to + 4 * LANES] = in[from + 4];
        out[to + 5 * LANES] = in[from + 5];
        out[to + 6 * LANES] = in[from + 6];
        out[to + 7 * LANES] = in[from + 7];
    }

    @Override
    void gathered(float[] samples) {
        // They are what they are to be.
    }
}
