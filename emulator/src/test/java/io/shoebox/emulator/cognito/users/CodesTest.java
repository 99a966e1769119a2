package io.shoebox.emulator.cognito.users;

import static io.shoebox.emulator.cognito.users.Codes.Check.EXPIRED;
import static io.shoebox.emulator.cognito.users.Codes.Check.RIGHT;
import static io.shoebox.emulator.cognito.users.Codes.Check.TOO_MANY_TRIES;
import static io.shoebox.emulator.cognito.users.Codes.Check.WRONG;
import static io.shoebox.emulator.cognito.users.Codes.Purpose.PASSWORD;
import static io.shoebox.emulator.cognito.users.Codes.Purpose.SIGN_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.cognito.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CodesTest {
    private final SetClock clock = new SetClock();
    private final Codes codes = new Codes(clock);

    @Test
    void aCodeIsGoodForOnePurposeOfOneNameOnce() {
        String code = codes.issue(PASSWORD, "ann").orElseThrow();
        assertThat(code).matches("\\d{6}");
        assertThat(codes.check(SIGN_UP, "ann", code)).isEqualTo(EXPIRED);
        assertThat(codes.check(PASSWORD, "bob", code)).isEqualTo(EXPIRED);
        assertThat(codes.check(PASSWORD, "ann", code)).isEqualTo(RIGHT);
        assertThat(codes.check(PASSWORD, "ann", code)).isEqualTo(RIGHT);
        codes.use(PASSWORD, "ann");
        assertThat(codes.check(PASSWORD, "ann", code)).isEqualTo(EXPIRED);
        assertThat(codes.check(PASSWORD, "ann", "")).isEqualTo(EXPIRED);
    }

    @Test
    void afterFiveWrongTriesTheRightCodeDoesNotCountEither() {
        String code = codes.issue(PASSWORD, "ann").orElseThrow();
        for (int time = 0; time < 5; time++) {
            assertThat(codes.check(PASSWORD, "ann", "x")).isEqualTo(WRONG);
        }
        assertThat(codes.check(PASSWORD, "ann", code)).isEqualTo(TOO_MANY_TRIES);
    }

    @Test
    void codesExpire() {
        String forgot = codes.issue(PASSWORD, "ann").orElseThrow();
        String signUp = codes.issue(SIGN_UP, "ann").orElseThrow();
        clock.forward(Duration.ofHours(1));
        assertThat(codes.check(PASSWORD, "ann", forgot)).isEqualTo(EXPIRED);
        assertThat(codes.check(SIGN_UP, "ann", signUp)).isEqualTo(RIGHT);
        clock.forward(Duration.ofHours(23));
        assertThat(codes.check(SIGN_UP, "ann", signUp)).isEqualTo(EXPIRED);
    }

    @Test
    void fiveCodesInAQuarterOfAnHourAreTheMostAndTheLastOneCounts() {
        String first = codes.issue(PASSWORD, "ann").orElseThrow();
        for (int time = 0; time < 3; time++) {
            codes.issue(PASSWORD, "ann");
        }
        String last = codes.issue(PASSWORD, "ann").orElseThrow();
        assertThat(codes.issue(PASSWORD, "ann")).isEmpty();
        assertThat(codes.check(PASSWORD, "ann", last)).isEqualTo(RIGHT);
        if (!first.equals(last)) {
            assertThat(codes.check(PASSWORD, "ann", first)).isEqualTo(WRONG);
        }
        codes.use(PASSWORD, "ann");
        assertThat(codes.issue(PASSWORD, "ann")).isEmpty();
        clock.forward(Duration.ofMinutes(16));
        assertThat(codes.issue(PASSWORD, "ann")).isPresent();
    }
}
