package io.shoebox.jpeg;

import java.io.Serial;
import javax.imageio.IIOException;

/** The bytes break the standard (ITU T.81), or end too early. */
public final class CorruptJpegException extends IIOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long position;

    public CorruptJpegException(String problem, long position) {
        super(problem + " at byte " + position);
        this.position = position;
    }

    /** Where the damage was noticed, in bytes from the start of the file. */
    public long position() {
        return position;
    }
}
