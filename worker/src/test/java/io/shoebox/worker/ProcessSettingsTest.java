package io.shoebox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.operations.places.WorkerName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProcessSettingsTest {
    @Test
    void withoutSettingsItTellsOfItselfOnThisMachineOnly() {
        ProcessSettings settings = ProcessSettings.from(Map.of());

        assertThat(settings)
                .isEqualTo(new ProcessSettings(
                        "127.0.0.1", 8080, Duration.ofSeconds(10), 0, Duration.ofMinutes(1), Duration.ofSeconds(45)));
    }

    @Test
    void aWorkerHasAsMuchInHandAsSuitsItUnlessItIsTold() {
        ProcessSettings usual = ProcessSettings.from(Map.of());

        assertThat(usual.polling(WorkerName.UPLOADS).concurrency()).isEqualTo(4);
        assertThat(usual.polling(WorkerName.THUMBNAILS).concurrency())
                .isEqualTo(2 * Runtime.getRuntime().availableProcessors());
        assertThat(ProcessSettings.from(Map.of("WORKER_CONCURRENCY", "7"))
                        .polling(WorkerName.THUMBNAILS)
                        .concurrency())
                .isEqualTo(7);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> ProcessSettings.from(Map.of(
                        "WORKER_PORT", "70000",
                        "WORKER_POLL_SECONDS", "21",
                        "WORKER_HIDDEN_SECONDS", "2",
                        "WORKER_GRACE_SECONDS", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "WORKER_PORT", "WORKER_POLL_SECONDS", "WORKER_HIDDEN_SECONDS", "WORKER_GRACE_SECONDS");
    }

    @Test
    void workersAreNamedAsPeopleWriteThem() {
        assertThat(WorkerMain.names(List.of("thumbnails", "uploads")))
                .isEqualTo(Set.of(WorkerName.UPLOADS, WorkerName.THUMBNAILS));
        assertThatThrownBy(() -> WorkerMain.names(List.of("reconcile")))
                .hasMessageContainingAll("'reconcile'", "uploads, thumbnails");
        assertThatThrownBy(() -> WorkerMain.names(List.of())).hasMessageContaining("uploads, thumbnails");
    }

    @Test
    void aQueueThatIsNotNamedIsToldByItsVariable() {
        assertThatThrownBy(() -> QueueWorker.queueUrl(WorkerName.THUMBNAILS, Map.of("UPLOADS_QUEUE_URL", "other")))
                .hasMessage("wrong settings: THUMBNAILS_QUEUE_URL is not set");
    }
}
