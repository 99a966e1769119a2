package io.shoebox.bench;

import io.shoebox.bench.likeness.Quality;
import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.report.Figures;
import io.shoebox.bench.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run: warms all peers up, then asks them in turn, photo by photo, so that a busy moment hits all alike. */
final class Measurement {
    private final BenchOptions options;
    private final List<Peer.Command> commands;
    private final TurboLimit limit;

    Measurement(BenchOptions options, List<Peer.Command> commands, TurboLimit limit) {
        this.options = options;
        this.commands = List.copyOf(commands);
        this.limit = limit;
    }

    Results run(List<Path> photos) throws IOException {
        Map<String, Results.First> firsts = firsts(photos.getFirst());
        Map<String, Double> limits = new HashMap<>();
        Map<String, Long> peaks = new HashMap<>();
        List<Figures> figures = new ArrayList<>();
        List<Peer> peers = new ArrayList<>();
        try {
            for (Peer.Command command : commands) {
                peers.add(Peer.start(command));
            }
            for (Path photo : photos) {
                System.err.println(photo.getFileName());
                figures.addAll(measure(photo, peers));
                limit.millis(photo, options.rounds()).ifPresent(millis -> limits.put(name(photo), millis));
            }
            peers.forEach(peer -> peaks.put(peer.command().name(), peer.peakMebibytes()));
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
        List<String> names = commands.stream().map(Peer.Command::name).toList();
        return new Results(photos.stream().map(Measurement::name).toList(), names, figures, peaks, firsts, limits);
    }

    private static String name(Path photo) {
        return photo.getFileName().toString();
    }

    /** The first photo of a process; the median of three processes. */
    private Map<String, Results.First> firsts(Path photo) throws IOException {
        Map<String, Results.First> result = new HashMap<>();
        for (Peer.Command command : commands) {
            List<Double> jobs = new ArrayList<>();
            List<Double> sinceStart = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                try (Peer peer = Peer.start(command)) {
                    jobs.add(peer.time(photo).millis());
                    sinceStart.add((System.nanoTime() - start) / 1e6);
                }
            }
            result.put(command.name(), new Results.First(Figures.median(jobs), Figures.median(sinceStart)));
        }
        return result;
    }

    private List<Figures> measure(Path photo, List<Peer> peers) throws IOException {
        List<Timing> timings = peers.stream().map(Timing::new).toList();
        for (int round = -options.warmUp(); round < options.rounds(); round++) {
            for (Timing timing : timings) {
                timing.round(photo, round);
            }
        }
        Path folder = Files.createDirectories(options.work().resolve("thumbnails"));
        Quality quality = new Quality(photo, folder);
        List<Figures> figures = new ArrayList<>();
        for (Timing timing : timings) {
            Peer.Answer answer = timing.peer.write(photo, folder);
            figures.add(new Figures(
                    name(photo),
                    timing.peer.command().name(),
                    Figures.median(timing.millis),
                    timing.cpuMillis / (double) timing.millis.size(),
                    answer.sizes(),
                    quality.ofWrittenFiles()));
        }
        return figures;
    }

    /** The timed rounds of one peer and photo. */
    private static final class Timing {
        private final Peer peer;
        private final List<Double> millis = new ArrayList<>();
        private long cpuMillis;

        Timing(Peer peer) {
            this.peer = peer;
        }

        /** Rounds below zero are warm-up. */
        void round(Path photo, int round) throws IOException {
            if (Math.floorMod(round, peer.command().everyNthRound()) != 0) {
                return;
            }
            long before = peer.cpuMillis();
            double time = peer.time(photo).millis();
            if (round >= 0) {
                millis.add(time);
                cpuMillis += peer.cpuMillis() - before;
            }
        }
    }
}
