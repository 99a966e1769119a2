package io.shoebox.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class ProcessorTimeTest {
    private final ProcessorTime time = new ProcessorTime(ProcessHandle.current().pid());

    @Test
    void countsThreadsThatHaveEnded() throws InterruptedException {
        long before = time.nanos();
        Thread thread = Thread.ofPlatform().start(() -> work(Duration.ofMillis(50)));
        thread.join();
        assertThat(time.nanos() - before).isGreaterThan(Duration.ofMillis(40).toNanos());
    }

    @Test
    void agreesWithWhatTheJvmSaysOfItself() {
        Duration said = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        long nanos = time.nanos();
        assertThat(Duration.ofNanos(nanos)).isBetween(said.minusMillis(30), said.plusSeconds(5));
    }

    @Test
    void thereIsNoneOfAProcessThatIsNot() {
        assertThat(new ProcessorTime(4_194_304 - 1).nanos()).isZero();
    }

    /** By the thread's own processor time. */
    private static void work(Duration duration) {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + duration.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
