package io.shoebox.emulator.cognito.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.cognito.SetClock;
import io.shoebox.emulator.cognito.srp.Verifier;
import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.users.Sessions.Found;
import io.shoebox.emulator.cognito.users.Sessions.Opened;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock();
    private Users users;
    private Sessions sessions;

    SessionsTest() {
        users = new Users(Documents.in(null));
        sessions = new Sessions(users, clock);
    }

    @BeforeEach
    void aUser() {
        restart();
        assertThat(users.create(user("ann"))).isEqualTo(Users.Creation.DONE);
    }

    @Test
    void aRefreshTokenIsKnownUntilItExpiresOrIsRevoked() {
        Opened first = open();
        Opened second = open();
        assertThat(sessions.find(first.refreshToken())).isInstanceOf(Found.Live.class);
        assertThat(sessions.find(first.refreshToken() + "x")).isInstanceOf(Found.Unknown.class);
        sessions.revoke("ann", first.session().originJti());
        assertThat(sessions.find(first.refreshToken())).isInstanceOf(Found.Revoked.class);
        assertThat(sessions.isLive("ann", first.session().originJti())).isFalse();
        assertThat(sessions.isLive("ann", second.session().originJti())).isTrue();
        clock.forward(MONTH);
        assertThat(sessions.find(second.refreshToken())).isInstanceOf(Found.Expired.class);
    }

    @Test
    void theRefreshTokenItselfIsNotKept() {
        Opened opened = open();
        assertThat(Documents.in(folder).all("users"))
                .singleElement()
                .satisfies(document -> assertThat(new String(document, UTF_8))
                        .contains(opened.session().tokenHash())
                        .doesNotContain(opened.refreshToken()));
    }

    @Test
    void sessionsSurviveARestart() {
        Opened live = open();
        Opened revoked = open();
        sessions.revoke("ann", revoked.session().originJti());
        restart();
        assertThat(sessions.find(live.refreshToken())).isInstanceOf(Found.Live.class);
        assertThat(sessions.find(revoked.refreshToken())).isInstanceOf(Found.Revoked.class);
    }

    @Test
    void aUserHasBoundedSessionsAndTheOldestEnds() {
        Opened first = open();
        Opened second = open();
        for (int more = 1; more < Sessions.MOST; more++) {
            open();
        }
        assertThat(sessions.find(first.refreshToken())).isInstanceOf(Found.Unknown.class);
        assertThat(sessions.find(second.refreshToken())).isInstanceOf(Found.Live.class);
    }

    @Test
    void whatExpiredGoesADayLaterWithTheNextSignIn() {
        open();
        clock.forward(MONTH.plusHours(23));
        assertThat(open().user().sessions()).hasSize(2);
        clock.forward(Duration.ofHours(2));
        assertThat(open().user().sessions()).hasSize(2);
    }

    @Test
    void whoWasDeletedHasNone() {
        Opened opened = open();
        users.delete("ann");
        assertThat(sessions.find(opened.refreshToken())).isInstanceOf(Found.Unknown.class);
        assertThat(sessions.isLive("ann", opened.session().originJti())).isFalse();
        assertThat(sessions.open("ann", "client", MONTH)).isEmpty();
        restart();
        assertThat(users.all()).isEmpty();
        assertThat(users.create(user("ann"))).isEqualTo(Users.Creation.DONE);
    }

    @Test
    void anAddressIsTakenOnce() {
        assertThat(users.create(user("another"))).isEqualTo(Users.Creation.EMAIL_TAKEN);
        assertThat(users.find(" ANN@example.com").orElseThrow().id()).isEqualTo("ann");
    }

    private void restart() {
        users = new Users(Documents.in(folder));
        sessions = new Sessions(users, clock);
    }

    private Opened open() {
        return sessions.open("ann", "client", MONTH).orElseThrow();
    }

    private User user(String id) {
        return new User(
                id,
                "ann@example.com",
                true,
                new Verifier(BigInteger.ONE, BigInteger.TWO.pow(3000)),
                Collections.emptySortedMap(),
                Collections.emptySortedSet(),
                List.of(),
                clock.instant(),
                clock.instant());
    }
}
