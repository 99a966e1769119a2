package io.shoebox.thumbnailer.limits;

import io.shoebox.jpeg.Marker;

/**
 * What a walk over the markers of a whole JPEG finds (ITU-T T.81, annex B); nothing is decoded.
 *
 * @param count scans before the end of the image
 * @param frames frame headers; more than one is only for hierarchical files, which nobody takes photos with
 */
public record JpegScans(int count, int frames) {
    public static JpegScans of(byte[] bytes) {
        int scans = 0;
        int frames = 0;
        int position = 0;
        while ((position = nextMarker(bytes, position)) + 1 < bytes.length) {
            int marker = Byte.toUnsignedInt(bytes[position + 1]);
            position += 2;
            if (marker == Marker.EOI) {
                return new JpegScans(scans, frames);
            }
            if (marker != Marker.SOI) {
                scans += marker == Marker.SOS ? 1 : 0;
                frames += Marker.isFrame(marker) ? 1 : 0;
                position += segmentLength(bytes, position);
            }
        }
        return new JpegScans(scans, frames);
    }

    /** The next 0xFF that is neither fill, stuffed data, a restart nor a marker without meaning. */
    private static int nextMarker(byte[] bytes, int from) {
        for (int position = from; position + 1 < bytes.length; position++) {
            if (bytes[position] == (byte) 0xFF) {
                int next = Byte.toUnsignedInt(bytes[position + 1]);
                if (next > 0x01 && next != 0xFF && (next < 0xD0 || next >= Marker.SOI)) {
                    return position;
                }
            }
        }
        return bytes.length;
    }

    private static int segmentLength(byte[] bytes, int position) {
        if (position + 1 >= bytes.length) {
            return 2;
        }
        return Math.max(2, Byte.toUnsignedInt(bytes[position]) << 8 | Byte.toUnsignedInt(bytes[position + 1]));
    }
}
