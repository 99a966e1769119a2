package io.shoebox.jpeg;

import java.io.Serial;
import javax.imageio.IIOException;

/** A JPEG of a kind that this reader does not decode. Thrown before any entropy-coded data is read: another reader may try. */
public final class UnsupportedJpegException extends IIOException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnsupportedJpegException(String feature) {
        super("unsupported JPEG: " + feature);
    }
}
