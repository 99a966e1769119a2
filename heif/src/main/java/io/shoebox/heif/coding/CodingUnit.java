package io.shoebox.heif.coding;

/** What holds for all blocks of the coding unit that is being decoded. */
final class CodingUnit {
    /** cu_transquant_bypass_flag: residuals are added as they are coded. */
    boolean lossless;
    /** Whether luma has four prediction modes, each for a quarter. */
    boolean quartered;
    /** IntraPredModeC. */
    int chromaMode;
}
