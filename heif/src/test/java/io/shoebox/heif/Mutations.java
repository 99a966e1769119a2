package io.shoebox.heif;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files: bits flipped, bytes and sizes set, ends cut off, pieces moved. The same seed, the same damage. */
final class Mutations {
    private static final int HEADERS = 700;

    private final Random random;
    private final List<byte[]> bases;

    Mutations(long seed, List<byte[]> bases) {
        this.random = new Random(seed);
        this.bases = bases;
    }

    byte[] next() {
        byte[] file = bases.get(random.nextInt(bases.size())).clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && file.length > 8; i++) {
            file = change(file);
        }
        return file;
    }

    private byte[] change(byte[] file) {
        int at = random.nextInt(file.length);
        // Half of all changes fall into the boxes, where most of the decisions are.
        int place = random.nextBoolean() ? at : random.nextInt(Math.min(file.length, HEADERS));
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> with(file, place, file[place] ^ 1 << random.nextInt(8));
            case 4, 5 -> with(file, place, random.nextInt(256));
            case 6 -> with(file, place, random.nextBoolean() ? 0xFF : 0);
            case 7 -> random.nextInt(4) == 0 ? Arrays.copyOf(file, at) : with(file, place, 1);
            case 8 -> with(with(file, place, 0xFF), Math.min(file.length - 1, place + 1), 0xFF);
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
        int length = Math.min(random.nextInt(200), Math.min(other.length - from, file.length - at));
        System.arraycopy(other, from, file, at, length);
        return file;
    }
}
