package io.shoebox.local;

import org.jspecify.annotations.Nullable;

/** Why local mode cannot run, in one sentence for the person who started it. */
public final class LocalServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalServerException(String sentence) {
        this(sentence, null);
    }

    LocalServerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
