package io.shoebox.bench.report;

import io.shoebox.bench.BenchOptions;
import io.shoebox.bench.likeness.Likeness;
import io.shoebox.bench.peer.Peers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as Markdown. */
public final class Report {
    /** What is measured, in the words of the command. */
    public static final String COMMAND = "thumbnails";
    /** The plot's file name, beside the page. */
    public static final String PLOT = "performance.svg";

    private final Results results;
    private final BenchOptions options;

    public Report(Results results, BenchOptions options) {
        this.results = results;
        this.options = options;
    }

    /** All of it. */
    public String markdown() throws IOException {
        StringBuilder page = new StringBuilder(conditions());
        page.append(verdicts());
        page.append("\n![Milliseconds a photo](").append(PLOT).append(")\n");
        results.photos().forEach(photo -> page.append(table(photo)));
        page.append(starts());
        return page.toString();
    }

    private String conditions() throws IOException {
        StringBuilder list =
                new StringBuilder("From the bytes of a photo to three JPEG files (longest edges 960, 480 ");
        list.append("and 240, quality 80, 4:2:0) on one core.\n\n");
        Machine.lines().forEach(line -> list.append("- ").append(line).append('\n'));
        list.append("- Load of the machine (processes that run or wait): ").append(results.load());
        list.append("\n- Command: `").append(options.command()).append("`\n");
        list.append("- Medians of ").append(options.rounds()).append(" interleaved rounds after ");
        list.append(options.warmUp());
        list.append(
                        " of warm-up for each photo; sharp's clones take part in every third, Thumbnailator in every tenth.\n")
                .append("- CPU: processor time of all threads of the process, with reading the file; what else the ")
                .append("machine does lengthens the median of time, but hardly this.\n")
                .append(
                        "- SSIM and PSNR: of brightness, 960 / 480 / 240, against a Lanczos-3 reduction of the full decode ")
                .append("(WebP by libwebp, HEIC by libheif).\n")
                .append("- libjpeg-turbo's scaled decode is `djpeg` less `djpeg` on 8×8 pixels: decoding and writing ")
                .append("pixels away, no thumbnail made.\n");
        return list.toString();
    }

    private String verdicts() {
        List<Verdict> verdicts = Bar.ALL.stream()
                .flatMap(bar -> results.photos().stream()
                        .filter(bar::isFor)
                        .flatMap(photo -> bar.verdict(results, photo).stream()))
                .toList();
        if (verdicts.isEmpty()) {
            return "";
        }
        return "\n## The bars\n\nHow many times as fast as the other; at equal quality, which is an SSIM that is at most "
                + -Bar.LEAST_SSIM + " lower at any size.\n\n"
                + "| photo | against | bar | by processor time | | by time | | SSIM, ours less theirs |\n"
                + "|---|---|--:|--:|---|--:|---|--:|\n"
                + verdicts.stream().map(Report::row).collect(Collectors.joining());
    }

    private static String row(Verdict verdict) {
        boolean timed = verdict.cpuTimes() == 0;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %s | %s | %.2f | %s | %.4f |\n",
                verdict.photo(),
                verdict.bar().against().words(),
                verdict.bar().least(),
                timed ? "–" : String.format(Locale.ROOT, "%.2f", verdict.cpuTimes()),
                timed ? "–" : met(verdict.metByCpu()),
                verdict.times(),
                met(verdict.met()),
                verdict.ssim());
    }

    private static String met(boolean met) {
        return met ? "met" : "**not met**";
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

    private String starts() {
        if (results.starts().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("\n## The first photo of a process, and memory\n\n");
        table.append("Medians of ").append(options.starts());
        table.append(
                " processes; the most memory of any of them, after five photos. × warm: CPU of the first photo, in ");
        table.append("how many times that of a later one.\n\n");
        table.append("| photo | | first photo, ms | CPU, ms | × warm | with the start of the process, ms | ");
        table.append("peak memory, MiB |\n|---|---|--:|--:|--:|--:|--:|\n");
        results.starts().forEach(start -> table.append(row(start)));
        return table.toString();
    }

    private String row(Start start) {
        String warmPeer = start.peer().equals(Peers.PRIMED) ? Peers.OURS : start.peer();
        double warm =
                results.of(start.photo(), warmPeer).map(Figures::cpuMillis).orElse(0.0);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %s | %.0f | %d |\n",
                start.photo(),
                start.peer(),
                start.millis(),
                start.cpuMillis(),
                warm == 0 ? "–" : String.format(Locale.ROOT, "%.2f", start.cpuMillis() / warm),
                start.sinceStart(),
                start.peakMebibytes());
    }

    private static String joined(List<Double> values, String pattern) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, pattern, value))
                .collect(Collectors.joining(" / "));
    }
}
