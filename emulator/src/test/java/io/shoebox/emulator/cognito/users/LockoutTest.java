package io.shoebox.emulator.cognito.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.cognito.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LockoutTest {
    private final SetClock clock = new SetClock();
    private final Lockout lockout = new Lockout(clock);

    @Test
    void theFifthFailureLocksForASecondAndEachFurtherOneForTwiceAsLong() {
        fail(4);
        assertThat(lockout.isLocked("ann")).isFalse();
        for (int seconds = 1; seconds <= 64; seconds *= 2) {
            fail(1);
            clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(lockout.isLocked("ann")).isTrue();
            clock.forward(Duration.ofMillis(1));
            assertThat(lockout.isLocked("ann")).isFalse();
        }
        assertThat(lockout.isLocked("bob")).isFalse();
    }

    @Test
    void noLockIsLongerThanAQuarterOfAnHour() {
        fail(100);
        clock.forward(Duration.ofMinutes(15).minusMillis(1));
        assertThat(lockout.isLocked("ann")).isTrue();
        clock.forward(Duration.ofMillis(1));
        assertThat(lockout.isLocked("ann")).isFalse();
    }

    @Test
    void successAndAQuarterOfAnHourAfterTheLockForgive() {
        fail(4);
        lockout.succeeded("ann");
        fail(4);
        assertThat(lockout.isLocked("ann")).isFalse();
        clock.forward(Duration.ofMinutes(16));
        fail(4);
        assertThat(lockout.isLocked("ann")).isFalse();
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            lockout.failed("ann");
        }
    }
}
