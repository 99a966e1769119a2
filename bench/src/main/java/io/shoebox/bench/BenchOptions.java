package io.shoebox.bench;

import io.shoebox.bench.report.WrittenPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to measure thumbnails.
 *
 * @param folder photos to use instead of made ones
 * @param only parts of names; a photo has to have one of them, if there are any
 * @param rounds timed jobs a photo and peer
 * @param warmUp jobs a photo and peer before the timed ones
 * @param starts processes whose first photo is measured, for each peer and format
 * @param core the processor that all peers are pinned to
 * @param work where made photos and other programs are kept between runs
 * @param python one that has pillow-heif; without it there are no made HEICs, and no libheif
 */
public record BenchOptions(
        Optional<Path> folder,
        List<String> only,
        int rounds,
        int warmUp,
        int starts,
        int core,
        Path work,
        Optional<Path> python,
        Destination destination) {
    static final String USAGE = "bench thumbnails [FOLDER] [--only PART,PART] [--rounds N] [--warm-up N] [--starts N] "
            + "[--core N] [--work FOLDER] [--python FILE] [--report FILE | --write FILE]";
    private static final Set<String> OPTIONS = Set.of(
            "--only", "--rounds", "--warm-up", "--starts", "--core", "--work", "--python", "--report", "--write");

    /**
     * Where the report goes; the plot goes beside it.
     *
     * @param keep whether the file is there, and all but this command's part of it stays ({@link WrittenPage})
     */
    public record Destination(Path file, boolean keep) {
        static Destination of(Arguments arguments, String name) {
            Optional<Path> written = arguments.text("--write").map(Path::of);
            return new Destination(
                    written.orElse(arguments.path("--report", Path.of("bench", "target", "bench", name))),
                    written.isPresent());
        }
    }

    public BenchOptions {
        only = List.copyOf(only);
    }

    static BenchOptions parse(String... words) {
        Arguments arguments = Arguments.parse(USAGE, OPTIONS, words);
        return new BenchOptions(
                arguments.word().map(Path::of),
                arguments
                        .text("--only")
                        .map(parts -> List.of(parts.split(",", -1)))
                        .orElse(List.of()),
                arguments.number("--rounds", 21, 1),
                arguments.number("--warm-up", 15, 0),
                arguments.number("--starts", 3, 0),
                arguments.number("--core", 0, 0),
                arguments.path("--work", Path.of("bench", "target", "bench")),
                arguments.text("--python").map(Path::of),
                Destination.of(arguments, "performance.md"));
    }

    boolean wants(String photo) {
        return only.isEmpty() || only.stream().anyMatch(photo::contains);
    }

    /** The command that measures the same; of a folder only the name. */
    public String command() {
        return "./shoebox bench thumbnails"
                + folder.map(path -> " " + path.getFileName()).orElse("")
                + (only.isEmpty() ? "" : " --only " + String.join(",", only))
                + " --rounds " + rounds + " --warm-up " + warmUp + " --starts " + starts;
    }
}
