package io.shoebox.bench;

import io.shoebox.bench.likeness.Likeness;
import io.shoebox.bench.likeness.Quality;
import io.shoebox.bench.likeness.References;
import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.photo.PhotoFormat;
import io.shoebox.bench.report.Figures;
import io.shoebox.bench.report.Load;
import io.shoebox.bench.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run: warms all peers up, then asks them in turn, photo by photo, so that a busy moment hits all alike. */
final class Measurement {
    private final BenchOptions options;
    private final List<Peer.Command> commands;
    private final TurboLimit limit;
    private final References references;

    Measurement(BenchOptions options, List<Peer.Command> commands, TurboLimit limit, References references) {
        this.options = options;
        this.commands = List.copyOf(commands);
        this.limit = limit;
        this.references = references;
    }

    Results run(List<Path> photos) throws IOException {
        String before = Load.now();
        Map<String, Double> limits = new HashMap<>();
        List<Figures> figures = new ArrayList<>();
        List<Peer> peers = new ArrayList<>();
        try {
            for (Peer.Command command : commands) {
                peers.add(Peer.start(command));
            }
            for (Path photo : photos) {
                System.err.println(photo.getFileName());
                figures.addAll(measure(photo, peers));
                if (PhotoFormat.of(photo).filter(PhotoFormat.JPEG::equals).isPresent()) {
                    limit.millis(photo, options.rounds()).ifPresent(millis -> limits.put(name(photo), millis));
                }
            }
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
        return new Results(
                photos.stream().map(Measurement::name).toList(),
                commands.stream().map(Peer.Command::name).toList(),
                figures,
                new StartMeasurement(options).of(photos, commands),
                limits,
                before + " before, " + Load.now() + " after");
    }

    private static String name(Path photo) {
        return String.valueOf(photo.getFileName());
    }

    private List<Figures> measure(Path photo, List<Peer> peers) throws IOException {
        List<Timing> timings = peers.stream()
                .filter(peer -> peer.command().reads(photo))
                .map(Timing::new)
                .toList();
        for (int round = -options.warmUp(); round < options.rounds(); round++) {
            for (Timing timing : timings) {
                timing.round(photo, round);
            }
        }
        Path folder = Files.createDirectories(options.work().resolve("thumbnails"));
        Optional<Path> reference = references.of(photo);
        Optional<Quality> quality =
                reference.isPresent() ? Optional.of(new Quality(reference.get(), folder)) : Optional.empty();
        List<Figures> figures = new ArrayList<>();
        for (Timing timing : timings) {
            Peer.Answer answer = timing.peer.write(photo, folder);
            boolean made = answer.sizes().stream().allMatch(size -> size > 0);
            List<Likeness> likeness =
                    made && quality.isPresent() ? quality.get().ofWrittenFiles() : List.of();
            figures.add(new Figures(
                    name(photo),
                    timing.peer.command().name(),
                    Figures.median(timing.millis),
                    Figures.median(timing.cpuMillis),
                    answer.sizes(),
                    likeness));
        }
        return figures;
    }

    /** The timed rounds of one peer and photo. */
    private static final class Timing {
        private final Peer peer;
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> cpuMillis = new ArrayList<>();

        Timing(Peer peer) {
            this.peer = peer;
        }

        /** Rounds below zero are warm-up. */
        void round(Path photo, int round) throws IOException {
            if (Math.floorMod(round, peer.command().everyNthRound()) != 0) {
                return;
            }
            long before = peer.cpuNanos();
            double time = peer.time(photo).millis();
            if (round >= 0) {
                millis.add(time);
                cpuMillis.add((peer.cpuNanos() - before) / 1e6);
            }
        }
    }
}
