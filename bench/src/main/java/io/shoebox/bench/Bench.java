package io.shoebox.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The command {@code bench}: what is measured, and its options. */
public final class Bench {
    private Bench() {}

    /** Ends with status 2 where the words are wrong. */
    public static void main(String[] words) throws IOException {
        List<String> all = List.of(words);
        String[] rest = Arrays.copyOfRange(words, Math.min(1, words.length), words.length);
        try {
            switch (all.isEmpty() ? "" : all.getFirst()) {
                case "thumbnails" -> ThumbnailBench.run(rest);
                case "presign" -> PresignBench.run(rest);
                case "api" -> ApiBench.run(rest);
                default ->
                    throw new IllegalArgumentException(
                            String.join("\n", BenchOptions.USAGE, PresignBench.USAGE, ApiBench.USAGE));
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
