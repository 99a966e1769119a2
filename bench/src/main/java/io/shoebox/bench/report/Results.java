package io.shoebox.bench.report;

import io.shoebox.bench.peer.Peers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a run found out.
 *
 * @param photos names in the order of the run
 * @param peers names in the order of the run
 * @param limitMillis by photo: the scaled decode alone of libjpeg-turbo, where it is installed
 * @param load of the machine before and after the run, as {@code /proc/loadavg} has it
 */
public record Results(
        List<String> photos,
        List<String> peers,
        List<Figures> figures,
        List<Start> starts,
        Map<String, Double> limitMillis,
        String load) {
    public Results {
        photos = List.copyOf(photos);
        peers = List.copyOf(peers);
        figures = List.copyOf(figures);
        starts = List.copyOf(starts);
        limitMillis = Map.copyOf(limitMillis);
    }

    Optional<Figures> of(String photo, String peer) {
        return figures.stream()
                .filter(figure -> figure.photo().equals(photo) && figure.peer().equals(peer))
                .findFirst();
    }

    /** Of several peers the one that took the least processor time, or where that is not known, time. */
    Optional<Figures> best(String photo, Set<String> names) {
        return names.stream()
                .flatMap(peer -> of(photo, peer).stream())
                .min(Comparator.comparingDouble(Figures::cpuMillis).thenComparingDouble(Figures::millis));
    }

    Optional<Start> start(String photo, String peer) {
        return starts.stream()
                .filter(start -> start.photo().equals(photo) && start.peer().equals(peer))
                .findFirst();
    }

    /** How many times as long as ours a peer takes. */
    double ratio(Figures figure) {
        return figure.millis() / of(figure.photo(), Peers.OURS).orElseThrow().millis();
    }

    /** How many times as much processor time as ours a peer takes. */
    double cpuRatio(Figures figure) {
        double ours = of(figure.photo(), Peers.OURS).orElseThrow().cpuMillis();
        return ours == 0 ? 0 : figure.cpuMillis() / ours;
    }
}
