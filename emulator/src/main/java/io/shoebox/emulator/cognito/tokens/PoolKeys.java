package io.shoebox.emulator.cognito.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.store.Json;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A pool's own secrets, made at its first start: the key that signs tokens, and one for whatever must repeat itself. */
public final class PoolKeys {
    private static final String KIND = "keys";
    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;

    private final RSAKey signing;
    private final byte[] secret;

    private PoolKeys(RSAKey signing, byte[] secret) {
        this.signing = signing;
        this.secret = secret;
    }

    private record Stored(String signing, String secret) {}

    public static PoolKeys of(Documents documents, String poolId) {
        Stored stored = documents
                .find(KIND, poolId)
                .map(document -> Json.read(document, Stored.class))
                .orElseGet(() -> made(documents, poolId));
        try {
            return new PoolKeys(
                    RSAKey.parse(stored.signing()), Base64.getDecoder().decode(stored.secret()));
        } catch (ParseException e) {
            // What it says may quote the key.
            throw new IllegalStateException("The keys of " + poolId + " cannot be read");
        }
    }

    private static Stored made(Documents documents, String poolId) {
        try {
            RSAKey key = new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Stored stored = new Stored(key.toJSONString(), Base64.getEncoder().encodeToString(secret));
            documents.put(KIND, poolId, Json.write(stored));
            return stored;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half, as {@code jwks.json}. */
    public String published() {
        return new JWKSet(signing.toPublicJWK()).toString();
    }

    /** The same bytes for the same purpose and text, which nobody else can tell in advance; 32. */
    public byte[] derived(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal((purpose + "\0" + text).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, in the form of a random UUID. */
    public UUID derivedId(String purpose, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(derived(purpose, text));
        // RFC 9562: version 4, variant 2.
        long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
        long low = (bytes.getLong() & (Long.MAX_VALUE >> 1)) | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    RSAKey signing() {
        return signing;
    }
}
