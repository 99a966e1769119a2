package io.shoebox.emulator.cognito.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.shoebox.emulator.cognito.SetClock;
import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.tokens.Verification.Flaw;
import io.shoebox.emulator.cognito.tokens.Verification.Invalid;
import io.shoebox.emulator.cognito.tokens.Verification.Valid;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenVerifierTest {
    private static final String ISSUER = "http://127.0.0.1:9200/us-east-1_local";
    private static final PoolKeys KEYS = PoolKeys.of(Documents.in(null), "us-east-1_local");
    private static final PoolKeys OTHER_KEYS = PoolKeys.of(Documents.in(null), "us-east-1_local");

    private final SetClock clock = new SetClock();
    private final TokenVerifier verifier = new TokenVerifier(KEYS, ISSUER, Set.of("client"), clock);

    @Test
    void aTokenOfThePoolSaysWhoTheUserIs() {
        TokenPair tokens = tokens(KEYS, ISSUER, "client");
        assertThat(verifier.verify(tokens.access(), TokenUse.ACCESS)).isInstanceOfSatisfying(Valid.class, valid -> {
            VerifiedToken token = valid.token();
            assertThat(token.sub()).isEqualTo("ann");
            assertThat(token.username()).isEqualTo("ann");
            assertThat(token.clientId()).isEqualTo("client");
            assertThat(token.groups()).containsExactly("operators");
            assertThat(token.originJti()).isEqualTo("origin");
            assertThat(token.claims()).containsEntry("scope", "aws.cognito.signin.user.admin");
            assertThat(token.claims()).containsEntry("client_id", "client").doesNotContainKey("aud");
        });
        assertThat(verifier.verify(tokens.id(), TokenUse.ID)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.token().claims()).containsEntry("email", "ann@example.com");
            assertThat(valid.token().claims()).containsEntry("email_verified", true);
            assertThat(valid.token().claims()).containsEntry("name", "Ann");
            assertThat(valid.token().claims()).containsEntry("aud", "client").doesNotContainKey("client_id");
        });
    }

    @Test
    void oneUseIsNotTheOther() {
        TokenPair tokens = tokens(KEYS, ISSUER, "client");
        assertThat(verifier.verify(tokens.id(), TokenUse.ACCESS)).isEqualTo(new Invalid(Flaw.USE));
        assertThat(verifier.verify(tokens.access(), TokenUse.ID)).isEqualTo(new Invalid(Flaw.USE));
    }

    @Test
    void aTokenExpiresToTheSecond() {
        String token = tokens(KEYS, ISSUER, "client").access();
        clock.forward(Duration.ofHours(1).minusSeconds(1));
        assertThat(verifier.verify(token)).isInstanceOf(Valid.class);
        clock.forward(Duration.ofSeconds(1));
        assertThat(verifier.verify(token)).isEqualTo(new Invalid(Flaw.EXPIRED));
    }

    @Test
    void foreignKeysIssuersAndClientsAreRefused() {
        assertThat(verifier.verify(tokens(OTHER_KEYS, ISSUER, "client").access()))
                .isEqualTo(new Invalid(Flaw.SIGNATURE));
        assertThat(verifier.verify(tokens(KEYS, ISSUER + "x", "client").access()))
                .isEqualTo(new Invalid(Flaw.ISSUER));
        TokenPair foreign = tokens(KEYS, ISSUER, "another");
        assertThat(verifier.verify(foreign.access())).isEqualTo(new Invalid(Flaw.CLIENT));
        assertThat(verifier.verify(foreign.id())).isEqualTo(new Invalid(Flaw.CLIENT));
    }

    @Test
    void anUnsignedTokenIsNone() throws ParseException {
        JWTClaimsSet claims = claims();
        assertThat(verifier.verify(new PlainJWT(claims).serialize())).isEqualTo(new Invalid(Flaw.NO_TOKEN));
        String[] parts = tokens(KEYS, ISSUER, "client").access().split("\\.", -1);
        String none = base64("{\"alg\":\"none\",\"kid\":\"" + KEYS.signing().getKeyID() + "\"}");
        assertThat(verifier.verify(none + "." + parts[1] + ".")).isEqualTo(new Invalid(Flaw.NO_TOKEN));
        assertThat(verifier.verify(none + "." + parts[1] + "." + parts[2])).isEqualTo(new Invalid(Flaw.NO_TOKEN));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecretIsNone() throws Exception {
        byte[] published = KEYS.signing().toRSAPublicKey().getEncoded();
        for (JWSSigner signer : List.of(
                new MACSigner(published),
                new MACSigner(("-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder().encodeToString(published))
                        .getBytes(UTF_8)))) {
            assertThat(verifier.verify(signed(JWSAlgorithm.HS256, signer))).isEqualTo(new Invalid(Flaw.ALGORITHM));
        }
    }

    @Test
    void anotherAlgorithmWithTheRightKeyIsRefused() throws Exception {
        JWSSigner signer = new RSASSASigner(KEYS.signing());
        assertThat(verifier.verify(signed(JWSAlgorithm.RS256, signer))).isInstanceOf(Valid.class);
        assertThat(verifier.verify(signed(JWSAlgorithm.RS512, signer))).isEqualTo(new Invalid(Flaw.ALGORITHM));
        assertThat(verifier.verify(signed(JWSAlgorithm.PS256, signer))).isEqualTo(new Invalid(Flaw.ALGORITHM));
    }

    @Test
    void changedClaimsAreRefused() {
        String[] parts = tokens(KEYS, ISSUER, "client").access().split("\\.", -1);
        String changed = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("\"ann\"", "\"bob\"");
        assertThat(verifier.verify(parts[0] + "." + base64(changed) + "." + parts[2]))
                .isEqualTo(new Invalid(Flaw.SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "...", "eyJhbGciOiJSUzI1NiJ9.e30.", "Bearer x.y.z"})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(verifier.verify(text)).isInstanceOf(Invalid.class);
        assertThat(verifier.verify("x".repeat(100_000))).isEqualTo(new Invalid(Flaw.NO_TOKEN));
    }

    @Test
    void thePublishedKeysHoldNothingPrivate() {
        assertThat(KEYS.published())
                .contains("\"kid\"", "\"n\"", "\"e\"", "\"RS256\"", "\"sig\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"");
    }

    private TokenPair tokens(PoolKeys keys, String issuer, String client) {
        Duration hour = Duration.ofHours(1);
        return new TokenIssuer(keys, issuer, clock)
                .issue(
                        new TokenSubject("ann", "ann@example.com", true, List.of("operators"), Map.of("name", "Ann")),
                        new TokenTerms(client, "origin", clock.instant(), hour, hour));
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(tokens(KEYS, ISSUER, "client").access()).getJWTClaimsSet();
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) throws ParseException, JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(KEYS.signing().getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims());
        token.sign(signer);
        return token.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
