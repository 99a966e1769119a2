package io.shoebox.emulator.cognito.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.shoebox.emulator.cognito.tokens.Verification.Flaw;
import io.shoebox.emulator.cognito.tokens.Verification.Invalid;
import io.shoebox.emulator.cognito.tokens.Verification.Valid;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks tokens of one pool: RS256 by the pool's own key and nothing else, issuer, time, use, client. */
public final class TokenVerifier {
    /** Characters; Cognito's own have about 1,500. */
    private static final int LONGEST = 16_384;

    private final String keyId;
    private final JWSVerifier signature;
    private final String issuer;
    private final Set<String> clients;
    private final Clock clock;

    /** @param clients the ids of those whose tokens count */
    public TokenVerifier(PoolKeys keys, String issuer, Set<String> clients, Clock clock) {
        this.keyId = keys.signing().getKeyID();
        this.issuer = issuer;
        this.clients = Set.copyOf(clients);
        this.clock = clock;
        try {
            signature = new RSASSAVerifier(keys.signing().toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of that use only. */
    public Verification verify(String token, TokenUse use) {
        return switch (verify(token)) {
            case Valid valid -> valid.token().use() == use ? valid : new Invalid(Flaw.USE);
            case Invalid invalid -> invalid;
        };
    }

    /** An ID or an access token. Whether it was revoked is another question, which a server of one's own can answer. */
    public Verification verify(String token) {
        if (token.length() > LONGEST) {
            return new Invalid(Flaw.NO_TOKEN);
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)) {
                return new Invalid(Flaw.ALGORITHM);
            }
            if (!keyId.equals(jwt.getHeader().getKeyID()) || !jwt.verify(signature)) {
                return new Invalid(Flaw.SIGNATURE);
            }
            return checked(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return new Invalid(Flaw.NO_TOKEN);
        }
    }

    private Verification checked(JWTClaimsSet claims) throws ParseException {
        if (!issuer.equals(claims.getIssuer())) {
            return new Invalid(Flaw.ISSUER);
        }
        Date expires = claims.getExpirationTime();
        if (expires == null || !clock.instant().isBefore(expires.toInstant())) {
            return new Invalid(Flaw.EXPIRED);
        }
        @Nullable TokenUse use = use(claims.getStringClaim("token_use"));
        if (use == null) {
            return new Invalid(Flaw.USE);
        }
        String clientId = use == TokenUse.ID
                ? String.join(" ", claims.getAudience())
                : String.valueOf(claims.getStringClaim("client_id"));
        return clients.contains(clientId) ? new Valid(token(use, clientId, claims)) : new Invalid(Flaw.CLIENT);
    }

    private static @Nullable TokenUse use(@Nullable String claim) {
        for (TokenUse use : TokenUse.values()) {
            if (use.claim().equals(claim)) {
                return use;
            }
        }
        return null;
    }

    private static VerifiedToken token(TokenUse use, String clientId, JWTClaimsSet claims) throws ParseException {
        Map<String, Object> all = new LinkedHashMap<>(claims.toJSONObject());
        String username = claims.getStringClaim(use == TokenUse.ID ? "cognito:username" : "username");
        @Nullable List<String> groups = claims.getStringListClaim("cognito:groups");
        return new VerifiedToken(
                use,
                claims.getIssuer(),
                claims.getSubject(),
                username,
                clientId,
                groups == null ? List.of() : groups,
                claims.getStringClaim("origin_jti"),
                Instant.ofEpochSecond(claims.getLongClaim("auth_time")),
                claims.getExpirationTime().toInstant(),
                all);
    }
}
