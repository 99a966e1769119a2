package io.shoebox.local.hostile;

import io.shoebox.local.check.CheckedFile;
import io.shoebox.local.check.ImageCheck;
import io.shoebox.local.check.Verdict;
import io.shoebox.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Takes one file after the other through the workers' code, and tells what the worst of each kind took. */
final class HostileRun {
    private static final String EVERY_TYPE = "image/jpeg,image/png,image/gif,image/webp,image/heic,image/avif";

    private final Map<String, Tally> tallies = new TreeMap<>();
    private int broken;

    private static final class Tally {
        int files;
        int ready;
        long worstMillis;
        long worstBytes;
        long worstReadyMillis;

        void add(CheckedFile file) {
            files++;
            long peak = file.peakBytes() == null ? 0 : file.peakBytes();
            worstMillis = Math.max(worstMillis, file.time().toMillis());
            worstBytes = Math.max(worstBytes, peak);
            if (file.verdict() instanceof Verdict.Ready) {
                ready++;
                worstReadyMillis = Math.max(worstReadyMillis, file.time().toMillis());
            }
        }
    }

    /** The case of a number: most are changed files. */
    static Case made(long seed, int number) {
        // The first numbers of neighbouring seeds of Random are alike.
        var random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
        return switch (number % 8) {
            case 3 -> PixelBombs.of(random);
            case 1, 5, 7 -> MetadataBombs.of(random);
            default -> Mutations.of(random);
        };
    }

    /** Ends with 3 where something was neither thumbnails nor a reason. */
    public static void main(String... arguments) throws IOException {
        int files = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        System.exit(new HostileRun().run(files, seed, Path.of(arguments[2])));
    }

    private int run(int files, long seed, Path folder) throws IOException {
        var byDefault = new ImageCheck(Map.of());
        var everywhere = new ImageCheck(Map.of(Environment.UPLOAD_CONTENT_TYPES, EVERY_TYPE));
        Duration making = Duration.ZERO;
        Instant start = Instant.now();
        for (int i = 0; i < files; i++) {
            Instant begun = Instant.now();
            Case made = made(seed, i);
            making = making.plus(Duration.between(begun, Instant.now()));
            Path file = folder.resolve("case-" + i + "." + made.format());
            Files.write(file, made.bytes());
            CheckedFile checked = (made.everywhere() ? everywhere : byDefault).checkAlone(file);
            Files.delete(file);
            tallies.computeIfAbsent(made.format() + "\t" + made.kind(), kind -> new Tally())
                    .add(checked);
            if (checked.verdict() instanceof Verdict.Broken || checked.verdict() instanceof Verdict.Unreadable) {
                broken++;
                System.out.println("seed " + seed + ", file " + i + ", " + made.format() + ", " + made.kind() + ": "
                        + checked.verdict());
            }
        }
        System.out.printf(
                "%-5s %-18s %6s %6s %6s %8s %8s%n", "type", "kind", "files", "READY", "ms", "ms all", "MiB all");
        tallies.forEach((name, tally) -> {
            String[] parts = name.split("\t", 2);
            System.out.printf(
                    "%-5s %-18s %6d %6d %6d %8d %8d%n",
                    parts[0],
                    parts[1],
                    tally.files,
                    tally.ready,
                    tally.worstReadyMillis,
                    tally.worstMillis,
                    Math.ceilDiv(tally.worstBytes, 1L << 20));
        });
        System.out.printf(
                "%d ms, of which %d to make the files%n",
                Duration.between(start, Instant.now()).toMillis(), making.toMillis());
        System.out.println(files + " files by seed " + seed + ", " + broken + " neither thumbnails nor a reason");
        return broken == 0 ? 0 : 3;
    }
}
