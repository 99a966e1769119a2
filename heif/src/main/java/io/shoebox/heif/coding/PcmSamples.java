package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.hevc.BitReader;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.picture.Frame;
import io.shoebox.heif.picture.Plane;

/** Blocks whose samples are coded as they are (H.265, clause 7.3.8.7). */
final class PcmSamples {
    private final Frame frame;

    PcmSamples(Frame frame) {
        this.frame = frame;
    }

    /** Reads the samples of a block; returns the index of the byte where the arithmetic code goes on. */
    int read(ArithmeticDecoder cabac, int x, int y, int size) throws CorruptHeifException {
        Sps sps = frame.sps();
        Sps.Pcm pcm = sps.pcm();
        BitReader in = cabac.plainBits();
        for (int index = 0; pcm != null && index < sps.planes(); index++) {
            int shift = index == 0 ? 0 : 1;
            int bits = index == 0 ? pcm.lumaBits() : pcm.chromaBits();
            Plane plane = frame.plane(index);
            for (int row = 0; row < size >> shift; row++) {
                int at = ((y >> shift) + row) * plane.stride() + (x >> shift);
                for (int column = 0; column < size >> shift; column++) {
                    plane.samples()[at + column] = (short) (in.bits(bits) << (plane.depth() - bits));
                }
            }
        }
        return in.nextByte();
    }
}
