package io.shoebox.jpeg;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files: bits flipped, bytes set, ends cut off, pieces moved, markers spliced in. The same seed, the same damage. */
final class Mutations {
    private final Random random;
    private final List<byte[]> bases;

    Mutations(long seed, List<byte[]> bases) {
        this.random = new Random(seed);
        this.bases = bases;
    }

    byte[] next() {
        byte[] file = bases.get(random.nextInt(bases.size())).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && file.length > 8; i++) {
            file = change(file);
        }
        return file;
    }

    private byte[] change(byte[] file) {
        int at = random.nextInt(file.length);
        // Half of all changes fall into the headers, where most of the decisions are.
        int place = random.nextBoolean() ? at : random.nextInt(Math.min(file.length, 640));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> with(file, place, file[place] ^ 1 << random.nextInt(8));
            case 3 -> with(file, place, random.nextInt(256));
            case 4 -> with(file, place, random.nextBoolean() ? 0xFF : 0);
            case 5 -> Arrays.copyOf(file, at);
            case 6 -> JpegSurgery.insert(file, place, (byte) -1, (byte) (0xC0 + random.nextInt(64)));
            default -> splice(file, at);
        };
    }

    private static byte[] with(byte[] file, int at, int value) {
        file[at] = (byte) value;
        return file;
    }

    /** A piece of another file in the place of this one's. */
    private byte[] splice(byte[] file, int at) {
        byte[] other = bases.get(random.nextInt(bases.size()));
        int from = random.nextInt(other.length);
        int length = Math.min(random.nextInt(200), other.length - from);
        return JpegSurgery.insert(file, at, Arrays.copyOfRange(other, from, from + length));
    }
}
