package io.shoebox.jpeg.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.FrameComponent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalePlanTest {
    private static final FrameComponent LUMA = new FrameComponent(1, 2, 2, 0);
    private static final FrameComponent CHROMA = new FrameComponent(2, 1, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "LOW_FREQUENCIES, 1, 2",
        "LOW_FREQUENCIES, 3, 6",
        "LOW_FREQUENCIES, 4, 8",
        "LOW_FREQUENCIES, 5, 5",
        "LOW_FREQUENCIES, 7, 7",
        "LOW_FREQUENCIES, 8, 8",
        "AVERAGE, 5, 10",
        "AVERAGE, 7, 14"
    })
    void halvedChromaIsDecodedTwiceAsLargeWhileThatIsCheap(Reduction reduction, int scale, int chroma) {
        ScalePlan plan = new ScalePlan(new Frame(false, 32, 16, List.of(LUMA, CHROMA)), scale, reduction, false);

        assertThat(plan.component(LUMA).size()).isEqualTo(scale);
        assertThat(plan.component(CHROMA).size()).isEqualTo(chroma);
    }

    @ParameterizedTest
    @CsvSource({"LOW_FREQUENCIES, 1", "LOW_FREQUENCIES, 4", "AVERAGE, 2"})
    void planesAreAllDecodedAtTheScaleThatIsAskedFor(Reduction reduction, int scale) {
        ScalePlan plan = new ScalePlan(new Frame(false, 32, 16, List.of(LUMA, CHROMA)), scale, reduction, true);

        assertThat(plan.component(CHROMA).size()).isEqualTo(scale);
    }
}
