package io.shoebox.jpeg;

/** How blocks of 8×8 samples become blocks of N×N. */
public enum Reduction {
    /**
     * What libjpeg-turbo does: averages of the full-size samples for N = 1, 2, 4, and the lowest frequencies for other N.
     * Averages need the higher frequencies too.
     */
    AVERAGE,
    /** Only the N×N lowest frequencies, for each N: faster, as all others are skipped; a little sharper. */
    LOW_FREQUENCIES
}
