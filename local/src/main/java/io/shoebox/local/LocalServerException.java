package io.shoebox.local;

import org.jspecify.annotations.Nullable;

/** Why local mode cannot run, in one sentence for the person who started it. */
public final class LocalServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a cause that tells more. */
    public LocalServerException(String sentence) {
        this(sentence, null);
    }

    /** With the fault behind it. */
    public LocalServerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
