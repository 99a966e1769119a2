package io.shoebox.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.client.ShoeboxException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of signing in without sending the password: SRP-6a (RFC 5054) as Cognito uses it, with the 3072-bit group
 * of RFC 3526, SHA-256, and HKDF (RFC 5869). No AWS SDK for Java does this; whoever
 * speaks with the user pool through one takes this for it. For one attempt.
 */
public final class Srp {
    private static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                    + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
                    + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
                    + "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
                    + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
                    + "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
                    + "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
                    + "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
            16);
    private static final BigInteger GENERATOR = BigInteger.TWO;
    private static final BigInteger MULTIPLIER = number(sha256(concat(padded(PRIME), padded(GENERATOR))));
    private static final byte[] KEY_INFO = "Caldera Derived Key\1".getBytes(UTF_8);
    private static final int KEY_BYTES = 16;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final BigInteger secret = new BigInteger(1024, new SecureRandom()).mod(PRIME);
    private final BigInteger publicValue = GENERATOR.modPow(secret, PRIME);

    /** What the client sends first, {@code SRP_A}. */
    public String publicValue() {
        return publicValue.toString(16);
    }

    /**
     * The answer to {@code PASSWORD_VERIFIER}.
     *
     * @param challenge its parameters
     * @param now as the server's clock has it, to a few minutes
     * @throws ShoeboxException.NotAuthorized if the challenge is none that SRP allows
     */
    public Map<String, String> answer(String userPoolId, Map<String, String> challenge, String password, Instant now) {
        String user = required(challenge, "USER_ID_FOR_SRP");
        byte[] poolAndUser = (userPoolId.substring(userPoolId.indexOf('_') + 1) + user).getBytes(UTF_8);
        BigInteger serverValue = number(challenge, "SRP_B");
        if (serverValue.mod(PRIME).signum() == 0) {
            throw new ShoeboxException.NotAuthorized("The user pool's answer is none that SRP allows");
        }
        byte[] key = key(poolAndUser, password, serverValue, number(challenge, "SALT"));
        String secretBlock = required(challenge, "SECRET_BLOCK");
        String timestamp = TIMESTAMP.format(now);
        byte[] signature =
                hmac(key, concat(poolAndUser, Base64.getDecoder().decode(secretBlock), timestamp.getBytes(UTF_8)));
        return Map.of(
                "USERNAME", user,
                "PASSWORD_CLAIM_SECRET_BLOCK", secretBlock,
                "PASSWORD_CLAIM_SIGNATURE", Base64.getEncoder().encodeToString(signature),
                "TIMESTAMP", timestamp);
    }

    private byte[] key(byte[] poolAndUser, String password, BigInteger serverValue, BigInteger salt) {
        BigInteger scramble = number(sha256(concat(padded(publicValue), padded(serverValue))));
        byte[] identity = sha256(concat(poolAndUser, (":" + password).getBytes(UTF_8)));
        BigInteger x = number(sha256(concat(padded(salt), identity)));
        BigInteger base = serverValue.subtract(MULTIPLIER.multiply(GENERATOR.modPow(x, PRIME)));
        BigInteger shared = base.modPow(secret.add(scramble.multiply(x)), PRIME);
        byte[] extracted = hmac(padded(scramble), padded(shared));
        return Arrays.copyOf(hmac(extracted, KEY_INFO), KEY_BYTES);
    }

    /** Of a positive number: with a zero in front where the first bit is set, as Java writes it anyway. */
    private static byte[] padded(BigInteger number) {
        return number.toByteArray();
    }

    private static BigInteger number(Map<String, String> challenge, String name) {
        String hex = required(challenge, name);
        try {
            return new BigInteger(hex, 16);
        } catch (NumberFormatException e) {
            throw new ShoeboxException.NotAuthorized("The user pool's challenge has a " + name + " that is no number");
        }
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] concat(byte[]... parts) {
        return HexFormat.of()
                .parseHex(Arrays.stream(parts).map(HexFormat.of()::formatHex).reduce("", String::concat));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static String required(Map<String, String> challenge, String name) {
        String value = challenge.get(name);
        if (value == null) {
            throw new ShoeboxException.NotAuthorized("The user pool's challenge has no " + name);
        }
        return value;
    }
}
