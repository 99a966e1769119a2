package io.shoebox.heif;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A program that decodes damaged files, and prints how many were refused and the most milliseconds of processor time that one took. */
final class MutantDecodes {
    private static final HeifLimits LIMITS =
            new HeifLimits(1 << 20, 4_000_000, 1_000, 8, 500, 1_000, 64 << 20, 1_500_000_000);

    private MutantDecodes() {}

    /** The kept files, and one with a grid, a turn, pieces, and data in data. */
    static List<byte[]> bases() throws IOException {
        List<byte[]> bases = new ArrayList<>();
        for (String name : Golden.NAMES) {
            bases.add(Golden.read(name));
        }
        bases.add(Composites.grid());
        bases.add(Composites.pieces());
        return bases;
    }

    /** Arguments: seed, number of files. */
    public static void main(String[] args) throws IOException {
        var mutations = new Mutations(Long.parseLong(args[0]), bases());
        var threads = ManagementFactory.getThreadMXBean();
        int files = Integer.parseInt(args[1]);
        int refused = 0;
        long slowest = 0;
        for (int i = 0; i < files; i++) {
            byte[] file = mutations.next();
            long start = threads.getCurrentThreadCpuTime();
            refused += decodes(file, i) ? 0 : 1;
            slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - start);
        }
        System.out.println(refused + " " + slowest / 1_000_000);
    }

    /** False if the file is refused as it may be; anything else is an error. */
    static boolean decodes(byte[] file, int number) {
        try {
            if (HeaderReader.read(file, LIMITS) instanceof HeifHeaderRead.Refused(HeifException reason)) {
                throw reason;
            }
            HeifFile opened = HeifFile.open(file, LIMITS);
            Reduction reduction = opened.reductionTo(8 << number % 5);
            if (opened.memory(reduction, 1) <= 0) {
                throw new AssertionError("no memory");
            }
            opened.decode(reduction, 1, Runnable::run);
            return true;
        } catch (HeifException expected) {
            // An unexpected exception of the decoder is the cause of what escapes: none is wanted either.
            if (expected.getCause() != null || expected.position() < 0) {
                throw new AssertionError(
                        "file " + number + ": " + HexFormat.of().formatHex(file), expected);
            }
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("file " + number + ": " + HexFormat.of().formatHex(file), e);
        }
    }
}
