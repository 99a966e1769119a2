package io.shoebox.heif.intra;

import io.shoebox.heif.picture.Plane;

/** Continues reference samples along an angle (H.265, clause 8.4.4.2.6). */
final class AngularPrediction {
    private static final int CORNER = ReferenceSamples.CORNER;
    /** Of the reference line: there may be as many samples before the corner as a block has. */
    private static final int ORIGIN = 32;

    private final int[] main = new int[ORIGIN + 2 * 32 + 1];

    void predict(int[] line, int size, int mode, Plane plane, int at, boolean edges) {
        boolean vertical = mode >= Modes.FIRST_VERTICAL;
        int angle = Modes.angle(mode);
        project(line, size, angle, vertical ? 1 : -1);
        if (vertical) {
            rows(size, angle, plane, at);
        } else {
            columns(size, angle, plane, at);
        }
        if (edges && angle == 0) {
            smoothEdge(line, size, vertical, plane, at);
        }
    }

    /** Puts the side that the angle looks at in order, and before it what of the other side the angle reaches. */
    private void project(int[] line, int size, int angle, int direction) {
        int count = angle < 0 ? size : 2 * size;
        for (int i = 0; i <= count; i++) {
            main[ORIGIN + i] = line[CORNER + direction * i];
        }
        int first = (size * angle) >> 5;
        if (first < -1) {
            int inverse = Modes.inverseAngle(angle);
            for (int i = first; i < 0; i++) {
                main[ORIGIN + i] = line[CORNER - direction * ((i * inverse + 128) >> 8)];
            }
        }
    }

    private void rows(int size, int angle, Plane plane, int at) {
        short[] samples = plane.samples();
        for (int y = 0; y < size; y++) {
            int offset = (y + 1) * angle;
            int from = ORIGIN + 1 + (offset >> 5);
            int second = offset & 31;
            int target = at + y * plane.stride();
            if (second == 0) {
                for (int x = 0; x < size; x++) {
                    samples[target + x] = (short) main[from + x];
                }
            } else {
                int first = 32 - second;
                for (int x = 0; x < size; x++) {
                    samples[target + x] = (short) ((first * main[from + x] + second * main[from + x + 1] + 16) >> 5);
                }
            }
        }
    }

    private void columns(int size, int angle, Plane plane, int at) {
        short[] samples = plane.samples();
        int stride = plane.stride();
        for (int x = 0; x < size; x++) {
            int offset = (x + 1) * angle;
            int from = ORIGIN + 1 + (offset >> 5);
            int second = offset & 31;
            int first = 32 - second;
            int target = at + x;
            if (second == 0) {
                for (int y = 0; y < size; y++, target += stride) {
                    samples[target] = (short) main[from + y];
                }
            } else {
                for (int y = 0; y < size; y++, target += stride) {
                    samples[target] = (short) ((first * main[from + y] + second * main[from + y + 1] + 16) >> 5);
                }
            }
        }
    }

    /** The edge of a straight prediction leans on the other side. */
    private static void smoothEdge(int[] line, int size, boolean vertical, Plane plane, int at) {
        int direction = vertical ? 1 : -1;
        int step = vertical ? plane.stride() : 1;
        int most = (1 << plane.depth()) - 1;
        int base = line[CORNER + direction];
        for (int i = 0; i < size; i++) {
            int lean = (line[CORNER - direction * (i + 1)] - line[CORNER]) >> 1;
            plane.samples()[at + i * step] = (short) Math.clamp(base + lean, 0, most);
        }
    }
}
