package io.shoebox.heif.box;

import io.shoebox.heif.FileSpan;
import java.util.List;

/** What the file says of a picture beside its data (ISO/IEC 23008-12, clause 6.5). */
public sealed interface Property {
    /** {@code ispe}: pixels before any crop or turn. */
    record ImageSize(long width, long height) implements Property {}

    /** {@code irot}: quarter turns against the clock. */
    record Rotation(int quarterTurns) implements Property {}

    /** {@code imir}: left and right change places, or else top and bottom. */
    record Mirror(boolean leftRight) implements Property {}

    /** {@code clap}: a part of the picture, whose centre is so far from the picture's. */
    record CleanAperture(Fraction width, Fraction height, Fraction right, Fraction down) implements Property {}

    /** {@code pixi}: bits of each channel. */
    record PixelDepths(List<Integer> bits) implements Property {
        public PixelDepths {
            bits = List.copyOf(bits);
        }
    }

    /** {@code colr} of type nclx: code points of H.273. */
    record Nclx(int primaries, int transfer, int matrix, boolean fullRange) implements Property {}

    /** {@code colr} of type prof or rICC. */
    record IccProfile(FileSpan data) implements Property {}

    /** {@code auxC}: what an auxiliary picture is for. */
    record AuxiliaryType(String urn) implements Property {}

    /**
     * {@code hvcC} (ISO/IEC 14496-15, clause 8.3.3).
     *
     * @param lengthSize bytes of the length before each NAL unit
     * @param parameterSets NAL units
     */
    record HevcConfiguration(int lengthSize, List<FileSpan> parameterSets) implements Property {
        public HevcConfiguration {
            parameterSets = List.copyOf(parameterSets);
        }
    }

    /** {@code av1C}: bits of a sample, as far as it says them. */
    record Av1Configuration(int bitDepth) implements Property {}

    /** Not understood, or of no interest. */
    record Other(String type) implements Property {}

    /** A number of pixels; the denominator is not 0. */
    record Fraction(int numerator, int denominator) {
        public double value() {
            return (double) numerator / denominator;
        }
    }
}
