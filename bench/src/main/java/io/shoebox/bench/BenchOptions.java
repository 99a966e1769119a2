package io.shoebox.bench;

import io.shoebox.bench.report.Report;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to measure.
 *
 * @param folder photos to use instead of made ones
 * @param rounds timed jobs a photo and peer
 * @param warmUp jobs a photo and peer before the timed ones
 * @param core the processor that all peers are pinned to
 * @param work where made photos and sharp are kept between runs
 * @param report the Markdown file to write; the plot goes beside it
 * @param keep whether the file is there, and what stands above {@link Report#MARK} stays
 */
public record BenchOptions(
        Optional<Path> folder, int rounds, int warmUp, int core, Path work, Path report, boolean keep) {
    static final String USAGE =
            "bench thumbnails [FOLDER] [--rounds N] [--warm-up N] [--core N] [--work FOLDER] [--report FILE | --write FILE]";

    public BenchOptions {
        if (rounds < 1 || warmUp < 0 || core < 0) {
            throw new IllegalArgumentException(USAGE);
        }
    }

    static BenchOptions parse(String... args) {
        BenchOptions options = new BenchOptions(
                Optional.empty(),
                21,
                15,
                0,
                Path.of("bench", "target", "bench"),
                Path.of("bench", "target", "bench", "performance.md"),
                false);
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                options = options.withFolder(Path.of(args[i]));
            } else if (i + 1 < args.length) {
                options = options.with(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        return options;
    }

    /** The command that measures the same; of a folder only the name. */
    public String command() {
        String photos = folder.map(path -> " " + path.getFileName()).orElse("");
        return "./shoebox bench thumbnails" + photos + " --rounds " + rounds + " --warm-up " + warmUp;
    }

    private BenchOptions withFolder(Path newFolder) {
        return new BenchOptions(Optional.of(newFolder), rounds, warmUp, core, work, report, keep);
    }

    private BenchOptions with(String name, String value) {
        return switch (name) {
            case "--rounds" -> new BenchOptions(folder, number(value), warmUp, core, work, report, keep);
            case "--warm-up" -> new BenchOptions(folder, rounds, number(value), core, work, report, keep);
            case "--core" -> new BenchOptions(folder, rounds, warmUp, number(value), work, report, keep);
            case "--work" -> new BenchOptions(folder, rounds, warmUp, core, Path.of(value), report, keep);
            case "--report" -> new BenchOptions(folder, rounds, warmUp, core, work, Path.of(value), false);
            case "--write" -> new BenchOptions(folder, rounds, warmUp, core, work, Path.of(value), true);
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(USAGE, e);
        }
    }
}
