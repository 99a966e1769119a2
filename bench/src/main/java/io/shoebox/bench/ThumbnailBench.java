package io.shoebox.bench;

import io.shoebox.bench.likeness.References;
import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.peer.Peers;
import io.shoebox.bench.peer.Python;
import io.shoebox.bench.photo.TestPhotos;
import io.shoebox.bench.report.BarChart;
import io.shoebox.bench.report.Report;
import io.shoebox.bench.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures photos to thumbnails against other programs; prints and writes a table and a plot. */
final class ThumbnailBench {
    private ThumbnailBench() {}

    /** See {@link BenchOptions#USAGE}. */
    static void run(String... words) throws IOException {
        BenchOptions options = BenchOptions.parse(words);
        Optional<Python> python = Optional.empty();
        if (options.python().isPresent()) {
            python = Optional.of(Python.in(options.python().get(), options.work()));
        }
        List<Path> photos = options.folder().isPresent()
                ? TestPhotos.in(options.folder().get(), options::wants)
                : TestPhotos.made(options.work().resolve("photos"), python, options::wants);
        if (photos.isEmpty()) {
            throw new IllegalArgumentException("there is no such photo; usage: " + BenchOptions.USAGE);
        }
        Peers peers = new Peers(options.core(), options.work());
        Results results = new Measurement(
                        options,
                        commands(peers, python),
                        new TurboLimit(peers.pin(), options.work()),
                        new References(options.work().resolve("references"), python))
                .run(photos);
        new ReportFile(options.destination()).write(Report.COMMAND, new Report(results, options).markdown());
        Files.writeString(options.destination().file().resolveSibling(Report.PLOT), BarChart.svg(results));
    }

    private static List<Peer.Command> commands(Peers peers, Optional<Python> python) throws IOException {
        List<Peer.Command> commands = new ArrayList<>(List.of(peers.ours(), peers.small()));
        peers.twoCores().ifPresent(commands::add);
        commands.addAll(peers.sharp());
        commands.add(peers.thumbnailator());
        python.map(peers::libheif).ifPresent(commands::addAll);
        return commands;
    }
}
