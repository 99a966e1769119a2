package io.shoebox.bench;

import io.shoebox.bench.peer.Peer;
import io.shoebox.bench.peer.Peers;
import io.shoebox.bench.photo.PhotoFormat;
import io.shoebox.bench.report.Figures;
import io.shoebox.bench.report.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first photo of a process, one of each format, and the memory that the process then takes. */
final class StartMeasurement {
    /** Jobs after the first one, for the memory. */
    private static final int MORE = 4;

    private final BenchOptions options;

    StartMeasurement(BenchOptions options) {
        this.options = options;
    }

    /** Of each format the first photo of 12 megapixels, or else the first. */
    static Collection<Path> chosen(List<Path> photos) {
        Map<PhotoFormat, Path> chosen = new LinkedHashMap<>();
        for (Path photo : photos) {
            PhotoFormat.of(photo).ifPresent(format -> chosen.merge(format, photo, StartMeasurement::larger));
        }
        return chosen.values();
    }

    private static Path larger(Path first, Path second) {
        boolean better = isOfTwelve(second) && !isOfTwelve(first);
        return better ? second : first;
    }

    private static boolean isOfTwelve(Path photo) {
        return String.valueOf(photo.getFileName()).startsWith("12mp");
    }

    /** Medians of several starts. */
    List<Start> of(List<Path> photos, List<Peer.Command> commands) throws IOException {
        List<Start> starts = new ArrayList<>();
        if (options.starts() == 0) {
            return starts;
        }
        List<Peer.Command> all = new ArrayList<>(commands);
        all.add(new Peers(options.core(), options.work()).primed());
        for (Path photo : chosen(photos)) {
            for (Peer.Command command : all) {
                if (command.reads(photo)) {
                    starts.add(median(photo, command));
                }
            }
        }
        return starts;
    }

    private Start median(Path photo, Peer.Command command) throws IOException {
        List<Start> all = new ArrayList<>();
        for (int i = 0; i < options.starts(); i++) {
            all.add(start(photo, command));
        }
        return new Start(
                String.valueOf(photo.getFileName()),
                command.name(),
                Figures.median(all.stream().map(Start::millis).toList()),
                Figures.median(all.stream().map(Start::cpuMillis).toList()),
                Figures.median(all.stream().map(Start::sinceStart).toList()),
                all.stream().mapToLong(Start::peakMebibytes).max().orElse(0));
    }

    private static Start start(Path photo, Peer.Command command) throws IOException {
        long start = System.nanoTime();
        try (Peer peer = Peer.start(command)) {
            peer.awaitReady();
            long before = peer.cpuNanos();
            double millis = peer.time(photo).millis();
            double cpu = (peer.cpuNanos() - before) / 1e6;
            double sinceStart = (System.nanoTime() - start) / 1e6;
            for (int i = 0; i < MORE; i++) {
                peer.time(photo);
            }
            return new Start(
                    String.valueOf(photo.getFileName()), command.name(), millis, cpu, sinceStart, peer.peakMebibytes());
        }
    }
}
