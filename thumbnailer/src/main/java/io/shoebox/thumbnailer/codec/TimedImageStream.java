package io.shoebox.thumbnailer.codec;

import io.shoebox.thumbnailer.limits.Deadline;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file in memory, for a reader that must stop at a deadline: the first read after it fails. */
final class TimedImageStream extends ImageInputStreamImpl {
    private final byte[] bytes;
    private final Deadline deadline;

    TimedImageStream(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        return streamPos < bytes.length ? Byte.toUnsignedInt(bytes[(int) streamPos++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        if (deadline.passed()) {
            throw new IIOException("out of time");
        }
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
