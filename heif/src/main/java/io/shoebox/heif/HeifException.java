package io.shoebox.heif;

import java.io.Serial;
import javax.imageio.IIOException;
import org.jspecify.annotations.Nullable;

/** Why a file was not read, and where in the file that was noticed. */
public abstract sealed class HeifException extends IIOException
        permits CorruptHeifException, HeifLimitException, UnsupportedHeifException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long position;

    HeifException(String message, long position, @Nullable Throwable cause) {
        super(message, cause);
        this.position = position;
    }

    /** In bytes from the start of the file. */
    public long position() {
        return position;
    }
}
