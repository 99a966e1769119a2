package io.shoebox.heif;

import java.io.Serial;

/** A file of a kind that is not decoded; the message names the kind. */
public final class UnsupportedHeifException extends HeifException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param position in bytes from the start of the file */
    public UnsupportedHeifException(String feature, long position) {
        super("unsupported HEIF: " + feature, position, null);
    }
}
