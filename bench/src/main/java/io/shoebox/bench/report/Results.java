package io.shoebox.bench.report;

import io.shoebox.bench.peer.Peers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run found out.
 *
 * @param photos names in the order of the run
 * @param peers names in the order of the run
 * @param peakMebibytes by peer, over all photos
 * @param firstMillis by peer: the first photo after a start, and from the start of the process to the answer
 * @param limitMillis by photo: the scaled decode alone of libjpeg-turbo, where it is installed
 */
public record Results(
        List<String> photos,
        List<String> peers,
        List<Figures> figures,
        Map<String, Long> peakMebibytes,
        Map<String, First> firstMillis,
        Map<String, Double> limitMillis) {
    public Results {
        photos = List.copyOf(photos);
        peers = List.copyOf(peers);
        figures = List.copyOf(figures);
        peakMebibytes = Map.copyOf(peakMebibytes);
        firstMillis = Map.copyOf(firstMillis);
        limitMillis = Map.copyOf(limitMillis);
    }

    /** Milliseconds of the first job alone, and with the start of the process. */
    public record First(double job, double sinceStart) {}

    Optional<Figures> of(String photo, String peer) {
        return figures.stream()
                .filter(figure -> figure.photo().equals(photo) && figure.peer().equals(peer))
                .findFirst();
    }

    /** How many times as long as ours a peer takes. */
    double ratio(Figures figure) {
        double ours = of(figure.photo(), Peers.OURS).orElseThrow().millis();
        return figure.millis() / ours;
    }

    /** How many times as much processor time as ours a peer takes. */
    double cpuRatio(Figures figure) {
        double ours = of(figure.photo(), Peers.OURS).orElseThrow().cpuMillis();
        return ours == 0 ? 0 : figure.cpuMillis() / ours;
    }
}
