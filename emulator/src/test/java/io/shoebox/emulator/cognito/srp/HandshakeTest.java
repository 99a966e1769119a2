package io.shoebox.emulator.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeTest {
    private static final String POOL = "local";
    private static final String USER = "11111111-2222-4333-8444-555555555555";
    private static final Verifier VERIFIER = Verifier.of(POOL, USER, "Right password 1");

    @Test
    void theRightPasswordIsProvenEachTime() {
        // Padding differs with the numbers' first bits.
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThat(isProven("Right password 1", USER)).isTrue();
        }
    }

    @Test
    void anotherPasswordOrUserIsNot() {
        assertThat(isProven("Right password 2", USER)).isFalse();
        assertThat(isProven("", USER)).isFalse();
        assertThat(isProven("Right password 1", "another")).isFalse();
    }

    @Test
    void anAnswerFitsItsOwnAttemptOnly() {
        SrpClient client = new SrpClient();
        Handshake first = Handshake.start(VERIFIER, client.publicValue()).orElseThrow();
        Handshake second = Handshake.start(VERIFIER, client.publicValue()).orElseThrow();
        Map<String, String> answer = client.answer(POOL, challenge(first), "Right password 1");
        assertThat(isProven(first, answer, USER)).isTrue();
        assertThat(isProven(second, answer, USER)).isFalse();
        assertThat(first.secretBlock()).isNotEqualTo(second.secretBlock());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "", "-5", "xyz", " 1"})
    void whatIsNoNumberOfTheGroupIsRefused(String clientValue) {
        assertThat(Handshake.start(VERIFIER, clientValue)).isEmpty();
    }

    @Test
    void multiplesOfThePrimeAreRefused() {
        // With them the shared secret would be zero whatever the password.
        assertThat(Handshake.start(VERIFIER, SrpMath.PRIME.toString(16))).isEmpty();
        assertThat(Handshake.start(VERIFIER, SrpMath.PRIME.shiftLeft(1).toString(16)))
                .isEmpty();
        assertThat(Handshake.start(VERIFIER, "f".repeat(10_000))).isEmpty();
    }

    @Test
    void whoDoesNotExistLooksTheSameEachTimeAndIsNeverProven() {
        byte[] secret = "secret".getBytes(UTF_8);
        Verifier simulated = Verifier.simulated(secret, "nobody@example.com");
        assertThat(Verifier.simulated(secret, "nobody@example.com")).isEqualTo(simulated);
        assertThat(Verifier.simulated(secret, "someone@example.com").salt()).isNotEqualTo(simulated.salt());
        assertThat(simulated.salt().bitLength()).isBetween(90, 128);
        assertThat(simulated.value().bitLength()).isBetween(3000, 3072);
        SrpClient client = new SrpClient();
        Handshake handshake = Handshake.start(simulated, client.publicValue()).orElseThrow();
        assertThat(isProven(handshake, client.answer(POOL, challenge(handshake), "x"), USER))
                .isFalse();
    }

    @Test
    void aVerifierTakesThePasswordToo() {
        assertThat(VERIFIER.fits(POOL, USER, "Right password 1")).isTrue();
        assertThat(VERIFIER.fits(POOL, USER, "Right password 2")).isFalse();
        assertThat(VERIFIER.toString()).doesNotContain(VERIFIER.value().toString());
    }

    private static boolean isProven(String password, String user) {
        SrpClient client = new SrpClient();
        Handshake handshake = Handshake.start(VERIFIER, client.publicValue()).orElseThrow();
        return isProven(handshake, client.answer(POOL, challenge(handshake), password), user);
    }

    private static boolean isProven(Handshake handshake, Map<String, String> answer, String user) {
        byte[] signature = Base64.getDecoder().decode(answer.get("PASSWORD_CLAIM_SIGNATURE"));
        return handshake.isProven(POOL, user, answer.getOrDefault("TIMESTAMP", ""), signature);
    }

    private static Map<String, String> challenge(Handshake handshake) {
        return Map.of(
                "USER_ID_FOR_SRP", USER,
                "SALT", handshake.salt(),
                "SRP_B", handshake.serverValue(),
                "SECRET_BLOCK", handshake.secretBlock());
    }
}
