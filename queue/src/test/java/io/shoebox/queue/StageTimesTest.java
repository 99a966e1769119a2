package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StageTimesTest {
    private static final Instant EVENT = Instant.parse("2026-03-01T10:00:00.000Z");
    private static final Received MESSAGE = new Received("id", 2, EVENT.plusSeconds(2), EVENT.plusSeconds(7));

    @Test
    void aRegistrationEndsItsThreeStages() {
        assertThat(MESSAGE.handling(() -> StageTimes.registered(EVENT, EVENT.plusMillis(8_500)))
                        .times())
                .isEqualTo(Map.of(
                        Stage.EVENT, Duration.ofSeconds(2),
                        Stage.UPLOADS_QUEUE, Duration.ofSeconds(5),
                        Stage.REGISTRATION, Duration.ofMillis(1_500)));
    }

    @Test
    void thumbnailsEndTheirTwoAndTheWholeWay() {
        assertThat(MESSAGE.handling(() -> StageTimes.ready(EVENT, EVENT.plusSeconds(9)))
                        .times())
                .isEqualTo(Map.of(
                        Stage.THUMBNAILS_QUEUE, Duration.ofSeconds(5),
                        Stage.THUMBNAILS, Duration.ofSeconds(2),
                        Stage.READY, Duration.ofSeconds(9)));
    }

    @Test
    void whatNoServerTellsIsLeftOut() {
        var silent = new Received("id", 1, null, null);
        assertThat(silent.handling(() -> StageTimes.registered(EVENT, EVENT)).times())
                .isEmpty();
        assertThat(StageTimes.registered(EVENT, EVENT).times()).isEmpty();
        assertThat(StageTimes.ready(EVENT, EVENT.plusSeconds(1)).times())
                .isEqualTo(Map.of(Stage.READY, Duration.ofSeconds(1)));
    }

    @Test
    void clocksThatDisagreeMakeNoTimeNegative() {
        assertThat(StageTimes.ready(EVENT, EVENT.minusSeconds(1)).times())
                .isEqualTo(Map.of(Stage.READY, Duration.ZERO));
    }

    @Test
    void timesAreToldByOrderOfTheWayInMilliseconds() {
        List<String> told = new ArrayList<>();
        MESSAGE.handling(() -> StageTimes.registered(EVENT, EVENT.plusMillis(8_500)))
                .forEachMillis((stage, millis) -> told.add(stage.metric() + " " + millis));
        assertThat(told).containsExactly("EventTime 2000.0", "UploadsQueueTime 5000.0", "RegistrationTime 1500.0");
    }
}
