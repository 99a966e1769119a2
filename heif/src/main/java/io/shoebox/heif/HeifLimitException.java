package io.shoebox.heif;

import java.io.Serial;

/** A limit of {@link HeifLimits} was passed. The message names the limit, its value, and what the file asked for. */
public final class HeifLimitException extends HeifException {
    @Serial
    private static final long serialVersionUID = 1;

    HeifLimitException(String limit, long allowed, long wanted, long position) {
        super("HEIF exceeds the limit of " + allowed + " " + limit + ": " + wanted, position, null);
    }
}
