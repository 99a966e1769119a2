package io.shoebox.heif;

import java.io.Serial;

/** The bytes break a standard (ISO/IEC 14496-12, 23008-12 or H.265), or end too early. */
public final class CorruptHeifException extends HeifException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param position in bytes from the start of the file */
    public CorruptHeifException(String problem, long position) {
        super(problem + " at byte " + position, position, null);
    }

    /** What the decoder did not foresee; a defect of ours, if the tests are to be believed. */
    CorruptHeifException(Throwable unforeseen) {
        super("the picture could not be decoded", 0, unforeseen);
    }
}
