package io.shoebox.emulator;

import org.jspecify.annotations.Nullable;

/** Why a server cannot run, in one sentence for the person who started it. */
public final class EmulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a cause that tells more. */
    public EmulatorException(String sentence) {
        this(sentence, null);
    }

    /** With the fault behind it. */
    public EmulatorException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
