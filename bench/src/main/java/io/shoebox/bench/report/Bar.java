package io.shoebox.bench.report;

import io.shoebox.bench.likeness.Likeness;
import io.shoebox.bench.peer.Peers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What we want to reach with a photo.
 *
 * @param begins how the names of photos that it is for begin
 * @param ends and how they end
 * @param against what it is held against
 * @param least how many times as fast we are to be
 */
record Bar(String begins, String ends, Against against, double least) {
    /** Thumbnails may be so much less like the photo: more is another quality. */
    static final double LEAST_SSIM = -0.002;

    /** For 1.5 times a peer's time, and 1.3 times. */
    private static final double TWO_THIRDS = 1 / 1.5;

    private static final double THREE_QUARTERS = 1 / 1.3;

    /** What is compared. */
    enum Against {
        SHARED("sharp's best shared way"),
        EACH("sharp, each from the original"),
        WARM("our own warm time, the first photo of a primed process"),
        LIBHEIF("libheif on one thread, with Pillow"),
        LIBHEIF_BY_TWO("libheif on one thread, with Pillow; ours on two cores");

        private final String words;

        Against(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static final List<Bar> ALL = List.of(
            new Bar("12mp-420-baseline", ".jpg", Against.SHARED, 1.4),
            new Bar("12mp-420-baseline", ".jpg", Against.EACH, 2.5),
            new Bar("12mp-420-progressive", ".jpg", Against.SHARED, 1.6),
            new Bar("12mp-444-baseline", ".jpg", Against.SHARED, 1.6),
            new Bar("01mp", ".jpg", Against.SHARED, 1.2),
            new Bar("02mp", ".jpg", Against.SHARED, 1.2),
            new Bar("03mp", ".jpg", Against.SHARED, 1.2),
            new Bar("12mp", ".jpg", Against.WARM, TWO_THIRDS),
            new Bar("", ".png", Against.SHARED, TWO_THIRDS),
            new Bar("", ".gif", Against.SHARED, TWO_THIRDS),
            new Bar("", ".webp", Against.SHARED, TWO_THIRDS),
            new Bar("12mp", ".heic", Against.LIBHEIF, THREE_QUARTERS),
            new Bar("12mp", ".heic", Against.LIBHEIF_BY_TWO, 1));

    boolean isFor(String name) {
        return name.startsWith(begins) && name.endsWith(ends);
    }

    /** Empty where one of both was not measured. */
    Optional<Verdict> verdict(Results results, String photo) {
        Optional<Figures> ours = results.of(photo, Peers.OURS);
        return switch (against) {
            case SHARED ->
                ours.flatMap(own -> results.best(photo, Peers.SHARP_SHARED).map(other -> compared(own, other)));
            case EACH ->
                ours.flatMap(
                        own -> results.best(photo, Set.of(Peers.SHARP_EACH)).map(other -> compared(own, other)));
            case LIBHEIF -> ours.flatMap(own -> results.of(photo, Peers.LIBHEIF).map(other -> compared(own, other)));
            // What two cores save is time, not work.
            case LIBHEIF_BY_TWO ->
                results.of(photo, Peers.TWO_CORES)
                        .flatMap(own -> results.of(photo, Peers.LIBHEIF)
                                .map(other -> compared(own, other).withoutCpu()));
            case WARM ->
                ours.flatMap(own -> results.start(photo, Peers.PRIMED)
                        .map(first -> new Verdict(
                                this,
                                photo,
                                own.millis() / first.millis(),
                                ratio(own.cpuMillis(), first.cpuMillis()),
                                0)));
        };
    }

    private Verdict compared(Figures ours, Figures other) {
        double worst = 0;
        for (int i = 0; i < Math.min(ours.likeness().size(), other.likeness().size()); i++) {
            Likeness own = ours.likeness().get(i);
            worst = Math.min(worst, own.ssim() - other.likeness().get(i).ssim());
        }
        return new Verdict(
                this, ours.photo(), other.millis() / ours.millis(), ratio(other.cpuMillis(), ours.cpuMillis()), worst);
    }

    private static double ratio(double theirs, double ours) {
        return ours == 0 ? 0 : theirs / ours;
    }
}
