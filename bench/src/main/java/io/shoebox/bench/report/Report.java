package io.shoebox.bench.report;

import io.shoebox.bench.BenchOptions;
import io.shoebox.bench.likeness.Likeness;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as a Markdown page. */
public final class Report {
    /** The plot's file name, beside the page. */
    public static final String PLOT = "performance.svg";

    /** The line below which a page is written anew. */
    public static final String MARK = "<!-- below: written by ./shoebox bench thumbnails --write -->";

    private final Results results;
    private final BenchOptions options;

    public Report(Results results, BenchOptions options) {
        this.results = results;
        this.options = options;
    }

    /** The page that holds nothing else. */
    public String markdown() throws IOException {
        return "# Performance\n\n" + measured();
    }

    /**
     * A page of which all below {@link #MARK} is what was measured now; what people wrote above it stays.
     *
     * @throws IllegalArgumentException if the page has no such line
     */
    public String in(String page) throws IOException {
        int mark = page.indexOf(MARK);
        if (mark < 0) {
            throw new IllegalArgumentException("the page has no line '" + MARK + "', below which the report would go");
        }
        return page.substring(0, mark + MARK.length()) + "\n\n" + measured();
    }

    private String measured() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("From the bytes of a photo to three JPEG files (longest edges 960, 480 and 240, ")
                .append("quality 80, 4:2:0) on one core.\n\n");
        Machine.lines().forEach(line -> page.append("- ").append(line).append('\n'));
        page.append("- Command: `")
                .append(options.command())
                .append("`\n- Medians of ")
                .append(options.rounds());
        page.append(" interleaved rounds after ").append(options.warmUp());
        page.append(" of warm-up for each photo; Thumbnailator takes part in every tenth.\n");
        page.append(
                        "- CPU: mean processor time of the timed rounds, all threads, with reading the file; a busy machine ")
                .append("lengthens the median but not this.\n");
        page.append("- SSIM and PSNR: of brightness, 960 / 480 / 240, against a Lanczos-3 reduction of the full ");
        page.append("decode.\n- libjpeg-turbo's scaled decode is `djpeg` less `djpeg` on 8×8 pixels: decoding and ");
        page.append("writing pixels away, no thumbnail made.\n\n![Milliseconds a photo](")
                .append(PLOT)
                .append(")\n");
        results.photos().forEach(photo -> page.append(table(photo)));
        page.append("\n## The first photo after a start, and memory\n\n");
        page.append(
                "| | first photo, ms | with the start of the process, ms | peak memory, MiB |\n|---|--:|--:|--:|\n");
        results.peers().forEach(peer -> page.append(startAndMemory(peer)));
        return page.toString();
    }

    private String table(String photo) {
        StringBuilder table = new StringBuilder("\n## " + photo + "\n\n");
        table.append(
                "| | median, ms | × ours | CPU, ms | × ours | bytes 960 / 480 / 240 | SSIM | PSNR, dB |\n|---|--:|--:|--:|--:|---|---|---|\n");
        for (String peer : results.peers()) {
            results.of(photo, peer).ifPresent(figures -> table.append(row(figures)));
        }
        Double limit = results.limitMillis().get(photo);
        if (limit != null) {
            table.append(
                    String.format(Locale.ROOT, "| libjpeg-turbo, scaled decode alone | %.1f | | | | | | |\n", limit));
        }
        return table.toString();
    }

    private String row(Figures figures) {
        String sizes = figures.sizes().stream()
                .map(size -> String.format(Locale.ROOT, "%,d", size))
                .collect(Collectors.joining(" / "));
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.1f | %.2f | %s | %s | %s |\n",
                figures.peer(),
                figures.millis(),
                results.ratio(figures),
                figures.cpuMillis(),
                results.cpuRatio(figures),
                sizes,
                joined(figures.likeness().stream().map(Likeness::ssim).toList(), "%.4f"),
                joined(figures.likeness().stream().map(Likeness::psnr).toList(), "%.1f"));
    }

    private String startAndMemory(String peer) {
        Results.First first = results.firstMillis().getOrDefault(peer, new Results.First(0, 0));
        long peak = results.peakMebibytes().getOrDefault(peer, 0L);
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %d |\n", peer, first.job(), first.sinceStart(), peak);
    }

    private static String joined(List<Double> values, String pattern) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, pattern, value))
                .collect(Collectors.joining(" / "));
    }
}
