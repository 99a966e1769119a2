package io.shoebox.emulator.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The client's half, over the server's arithmetic; that this is Cognito's own, Amplify shows. */
public final class SrpClient {
    private final BigInteger secret = new BigInteger(512, new SecureRandom());
    private final BigInteger publicValue = SrpMath.GENERATOR.modPow(secret, SrpMath.PRIME);

    public String publicValue() {
        return publicValue.toString(16);
    }

    /** The answer to {@code PASSWORD_VERIFIER}. */
    public Map<String, String> answer(String poolName, Map<String, String> challenge, String password) {
        String user = challenge.get("USER_ID_FOR_SRP");
        String timestamp = "Wed Nov 25 08:00:00 UTC 2026";
        byte[] block = Base64.getDecoder().decode(challenge.get("SECRET_BLOCK"));
        byte[] key = key(
                poolName + user,
                password,
                new BigInteger(challenge.get("SRP_B"), 16),
                new BigInteger(challenge.get("SALT"), 16));
        byte[] signature = SrpMath.hmac(key, (poolName + user).getBytes(UTF_8), block, timestamp.getBytes(UTF_8));
        return Map.of(
                "USERNAME",
                user,
                "PASSWORD_CLAIM_SECRET_BLOCK",
                challenge.get("SECRET_BLOCK"),
                "PASSWORD_CLAIM_SIGNATURE",
                Base64.getEncoder().encodeToString(signature),
                "TIMESTAMP",
                timestamp);
    }

    private byte[] key(String poolAndUser, String password, BigInteger serverValue, BigInteger salt) {
        BigInteger scramble = SrpMath.number(SrpMath.sha256(publicValue.toByteArray(), serverValue.toByteArray()));
        byte[] identity = SrpMath.sha256((poolAndUser + ":" + password).getBytes(UTF_8));
        BigInteger x = SrpMath.number(SrpMath.sha256(salt.toByteArray(), identity));
        BigInteger base = serverValue.subtract(SrpMath.MULTIPLIER.multiply(SrpMath.GENERATOR.modPow(x, SrpMath.PRIME)));
        return SrpMath.key(base.modPow(secret.add(scramble.multiply(x)), SrpMath.PRIME), scramble);
    }
}
