package io.shoebox.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MIB = 1024 * 1024;

    private final Meter meter = new Meter(List.of(file(4 * MIB), file(2 * MIB), file(MIB)));

    @Test
    void itSaysWhatIsDoneOfAllHowFastAndHowManyRemain() {
        assertThat(meter.line(0)).isEqualTo("Completed 0.0 KiB/7.0 MiB (0.0 KiB/s) with 3 files remaining");

        meter.sent(0, 2 * MIB);
        meter.over(1, true);

        assertThat(meter.line(2 * SECOND)).isEqualTo("Completed 4.0 MiB/7.0 MiB (2.0 MiB/s) with 2 files remaining");
    }

    @Test
    void whatDidNotArriveCountsNoLonger() {
        meter.over(0, false);
        meter.over(2, false);
        meter.over(1, true);
        assertThat(meter.line(0)).isEqualTo("Completed 2.0 MiB/2.0 MiB (0.0 KiB/s) with 0 files remaining");
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        for (int second = 0; second <= 20; second++) {
            meter.sent(0, Math.min(second, 4) * (long) MIB);
            meter.line(second * SECOND);
        }
        assertThat(meter.line(21 * SECOND)).contains("(0.0 KiB/s)");
    }

    @Test
    void sizesHaveTheUnitsOfTheField() {
        assertThat(Meter.size(12.3 * MIB)).isEqualTo("12.3 MiB");
        assertThat(Meter.size(500)).isEqualTo("0.5 KiB");
        assertThat(Meter.size(3.0 * MIB * 1024)).isEqualTo("3.0 GiB");
    }

    private static FoundFile file(long bytes) {
        return new FoundFile(Path.of("a" + bytes), bytes, "c");
    }
}
