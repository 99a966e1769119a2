package io.shoebox.jpeg;

import java.io.Serial;
import javax.imageio.IIOException;

/** A limit of {@link JpegLimits} was passed. The message names the limit, its value, and what the file asked for. */
public final class JpegLimitException extends IIOException {
    @Serial
    private static final long serialVersionUID = 1;

    public JpegLimitException(String limit, long allowed, long wanted) {
        super("JPEG exceeds the limit of " + allowed + " " + limit + ": " + wanted);
    }
}
