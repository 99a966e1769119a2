package io.shoebox.jpeg.file;

import io.shoebox.jpeg.JpegLimits;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/** Takes a stream's bytes into memory. */
public final class JpegInput {
    private static final int FIRST = 64 << 10;

    private JpegInput() {}

    /** From the stream's position to its end, up to a limit. */
    public static JpegBytes readAll(ImageInputStream stream, JpegLimits limits) throws IOException {
        long most = Math.min(limits.maxBytes(), Integer.MAX_VALUE - 16);
        long length = stream.length();
        if (length >= 0) {
            limits.checkBytes(length - stream.getStreamPosition());
        }
        byte[] data = new byte[length >= 0 ? (int) (length - stream.getStreamPosition()) + 1 : FIRST];
        int filled = 0;
        while (true) {
            int read = stream.read(data, filled, data.length - filled);
            if (read < 0) {
                return new JpegBytes(Arrays.copyOf(data, filled));
            }
            filled += read;
            limits.checkBytes(filled);
            if (filled == data.length) {
                data = Arrays.copyOf(data, (int) Math.min(2L * filled, most + 1));
            }
        }
    }
}
