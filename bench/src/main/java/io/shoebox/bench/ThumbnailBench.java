package io.shoebox.bench;

import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.peer.Peers;
import io.shoebox.bench.photo.TestPhotos;
import io.shoebox.bench.report.BarChart;
import io.shoebox.bench.report.Report;
import io.shoebox.bench.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures photos to thumbnails against other programs; prints and writes a table and a plot. */
public final class ThumbnailBench {
    private ThumbnailBench() {}

    /** See {@link BenchOptions#USAGE}. */
    public static void main(String[] args) throws IOException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        List<Path> photos = options.folder().isPresent()
                ? TestPhotos.in(options.folder().get())
                : TestPhotos.made(options.work().resolve("photos"));
        Peers peers = new Peers(options.core(), options.work());
        List<Peer.Command> commands = new ArrayList<>(List.of(peers.ours(), peers.primed(), peers.small()));
        commands.addAll(peers.sharp());
        commands.add(peers.thumbnailator());
        Results results = new Measurement(options, commands, new TurboLimit(peers.pin(), options.work())).run(photos);
        write(options, results);
    }

    private static void write(BenchOptions options, Results results) throws IOException {
        Path folder = options.report().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Report report = new Report(results, options);
        String page = options.keep() ? report.in(Files.readString(options.report())) : report.markdown();
        Files.writeString(options.report(), page);
        Files.writeString(options.report().resolveSibling(Report.PLOT), BarChart.svg(results));
        System.out.println(page);
    }
}
