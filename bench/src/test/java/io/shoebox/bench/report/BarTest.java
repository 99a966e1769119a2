package io.shoebox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.bench.likeness.Likeness;
import io.shoebox.bench.peer.Peers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of figures that are made up, what the bars say about them. */
final class BarTest {
    private static final String PHOTO = "12mp-420-baseline.jpg";
    private static final String CLONES = "sharp, clones of one pipeline";
    private static final String CASCADE = "sharp, one decode and raw cascade";
    private static final Bar SHARED = new Bar("12mp", ".jpg", Bar.Against.SHARED, 1.4);

    @Test
    void theBestSharedWayIsTheOneThatTakesLeast() {
        Results results = results(
                figures(Peers.OURS, 40, 40, 0.95), figures(CLONES, 100, 100, 0.95), figures(CASCADE, 60, 50, 0.95));
        Verdict verdict = SHARED.verdict(results, PHOTO).orElseThrow();
        assertThat(verdict.times()).isEqualTo(1.5);
        assertThat(verdict.cpuTimes()).isEqualTo(1.25);
        assertThat(verdict.met()).isTrue();
        assertThat(verdict.metByCpu()).isFalse();
    }

    @Test
    void aBarIsMetExactlyAtIt() {
        Results results = results(figures(Peers.OURS, 50, 50, 0.95), figures(CASCADE, 70, 70, 0.95));
        assertThat(SHARED.verdict(results, PHOTO).orElseThrow().metByCpu()).isTrue();
    }

    @Test
    void whoIsFasterAtTheCostOfQualityMeetsNoBar() {
        Results results = results(figures(Peers.OURS, 10, 10, 0.947), figures(CASCADE, 70, 70, 0.95));
        Verdict verdict = SHARED.verdict(results, PHOTO).orElseThrow();
        assertThat(verdict.ssim()).isCloseTo(-0.003, within(1e-9));
        assertThat(verdict.met()).isFalse();
        assertThat(verdict.metByCpu()).isFalse();
        Results alike = results(figures(Peers.OURS, 10, 10, 0.9485), figures(CASCADE, 70, 70, 0.95));
        assertThat(SHARED.verdict(alike, PHOTO).orElseThrow().met()).isTrue();
    }

    @Test
    void withoutProcessorTimeTimeCounts() {
        Results results = results(figures(Peers.OURS, 10, 0, 0.95), figures(CASCADE, 70, 0, 0.95));
        assertThat(SHARED.verdict(results, PHOTO).orElseThrow().metByCpu()).isTrue();
    }

    @Test
    void twoCoresAreJudgedByTimeAlone() {
        Bar bar = new Bar("12mp", ".jpg", Bar.Against.LIBHEIF_BY_TWO, 1);
        Results results = results(
                figures(Peers.OURS, 400, 400, 0.95),
                figures(Peers.TWO_CORES, 250, 420, 0.95),
                figures(Peers.LIBHEIF, 300, 300, 0.95));
        Verdict verdict = bar.verdict(results, PHOTO).orElseThrow();
        assertThat(verdict.times()).isEqualTo(1.2);
        assertThat(verdict.cpuTimes()).isZero();
        assertThat(verdict.met()).isTrue();
    }

    @Test
    void theFirstPhotoOfAPrimedProcessIsComparedWithAWarmOne() {
        Bar bar = new Bar("12mp", ".jpg", Bar.Against.WARM, 1 / 1.5);
        Results results = new Results(
                List.of(PHOTO),
                List.of(Peers.OURS),
                List.of(figures(Peers.OURS, 40, 40, 0.95)),
                List.of(new Start(PHOTO, Peers.PRIMED, 50, 80, 4000, 150)),
                Map.of(),
                "");
        Verdict verdict = bar.verdict(results, PHOTO).orElseThrow();
        assertThat(verdict.met()).isTrue();
        assertThat(verdict.metByCpu()).isFalse();
    }

    @Test
    void thereIsNoVerdictWhereOneOfBothIsMissing() {
        assertThat(SHARED.verdict(results(figures(Peers.OURS, 40, 40, 0.95)), PHOTO))
                .isEmpty();
        assertThat(SHARED.verdict(results(figures(CASCADE, 40, 40, 0.95)), PHOTO))
                .isEmpty();
    }

    @Test
    void eachFormatHasABar() {
        for (String photo : List.of(
                PHOTO,
                "12mp-444-baseline.jpg",
                "12mp-420-progressive.jpg",
                "02mp-photo-rgb.png",
                "02mp.gif",
                "02mp-lossy.webp",
                "12mp-tiles.heic")) {
            assertThat(Bar.ALL).as(photo).anyMatch(bar -> bar.isFor(photo));
        }
        assertThat(Bar.ALL).noneMatch(bar -> bar.isFor("06mp-420-baseline.jpg"));
    }

    private static Results results(Figures... figures) {
        return new Results(
                List.of(PHOTO), List.of(Peers.OURS, CLONES, CASCADE), List.of(figures), List.of(), Map.of(), "");
    }

    private static Figures figures(String peer, double millis, double cpu, double ssim) {
        return new Figures(PHOTO, peer, millis, cpu, List.of(3, 2, 1), Collections.nCopies(3, new Likeness(ssim, 40)));
    }
}
