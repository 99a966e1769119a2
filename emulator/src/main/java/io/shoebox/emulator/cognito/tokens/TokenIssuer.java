package io.shoebox.emulator.cognito.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;

/**
 * Makes ID and access tokens with the claims of Cognito's
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html).
 */
public final class TokenIssuer {
    private static final String SCOPE = "aws.cognito.signin.user.admin";

    private final PoolKeys keys;
    private final String issuer;
    private final Clock clock;

    public TokenIssuer(PoolKeys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    public TokenPair issue(TokenSubject subject, TokenTerms terms) {
        String event = UUID.randomUUID().toString();
        JWTClaimsSet.Builder id = claims(TokenUse.ID, subject, terms, event, terms.idLifetime());
        subject.attributes().forEach(id::claim);
        id.audience(terms.clientId())
                .claim("cognito:username", subject.sub())
                .claim("email", subject.email())
                .claim("email_verified", subject.emailVerified());
        JWTClaimsSet.Builder access = claims(TokenUse.ACCESS, subject, terms, event, terms.accessLifetime());
        access.claim("client_id", terms.clientId())
                .claim("username", subject.sub())
                .claim("scope", SCOPE);
        return new TokenPair(signed(id.build()), signed(access.build()), terms.accessLifetime());
    }

    private JWTClaimsSet.Builder claims(
            TokenUse use, TokenSubject subject, TokenTerms terms, String event, Duration lifetime) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(subject.sub())
                .issuer(issuer)
                .claim("token_use", use.claim())
                .claim("event_id", event)
                .claim("origin_jti", terms.originJti())
                .claim("auth_time", terms.authTime().getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString());
        if (!subject.groups().isEmpty()) {
            claims.claim("cognito:groups", subject.groups());
        }
        return claims;
    }

    private String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(keys.signing().getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(keys.signing()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
