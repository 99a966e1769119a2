package io.shoebox.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Changes JPEG files in ways that no encoder would. */
final class JpegSurgery {
    private JpegSurgery() {}

    /** The position of the first such marker's 0xFF. */
    static int find(byte[] jpeg, int marker) {
        return find(jpeg, marker, 0);
    }

    static int find(byte[] jpeg, int marker, int from) {
        for (int i = from; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == -1 && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        return -1;
    }

    /** All segments of a marker taken out. */
    static byte[] without(byte[] jpeg, int marker) {
        byte[] result = jpeg;
        for (int at = find(result, marker); at >= 0; at = find(result, marker)) {
            int length = (result[at + 2] & 0xFF) << 8 | (result[at + 3] & 0xFF);
            result = join(Arrays.copyOf(result, at), Arrays.copyOfRange(result, at + 2 + length, result.length));
        }
        return result;
    }

    /** Other numbers in the frame header. */
    static byte[] withSize(byte[] jpeg, int width, int height) {
        byte[] result = jpeg.clone();
        int frame = Math.max(find(jpeg, Marker.SOF0), find(jpeg, Marker.SOF2));
        result[frame + 5] = (byte) (height >> 8);
        result[frame + 6] = (byte) height;
        result[frame + 7] = (byte) (width >> 8);
        result[frame + 8] = (byte) width;
        return result;
    }

    /** The last scan so often. */
    static byte[] repeatLastScan(byte[] jpeg, int times) {
        int last = find(jpeg, Marker.SOS);
        for (int at = last; at >= 0; at = find(jpeg, Marker.SOS, at + 1)) {
            last = at;
        }
        int end = find(jpeg, Marker.EOI, last);
        byte[] scan = Arrays.copyOfRange(jpeg, last, end);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, end);
        for (int i = 0; i < times; i++) {
            out.writeBytes(scan);
        }
        out.write(jpeg, end, jpeg.length - end);
        return out.toByteArray();
    }

    /** Bytes put in at a position. */
    static byte[] insert(byte[] jpeg, int at, byte... bytes) {
        return join(Arrays.copyOf(jpeg, at), join(bytes, Arrays.copyOfRange(jpeg, at, jpeg.length)));
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
