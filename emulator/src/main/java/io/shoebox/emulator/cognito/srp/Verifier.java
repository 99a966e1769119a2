package io.shoebox.emulator.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** All that is kept of a password. It signs nobody in by itself, but guesses can be tried against it: a secret too. */
public record Verifier(BigInteger salt, BigInteger value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BITS = 128;
    /** Twice the group's 3072 bits give numbers below the prime without a bias. */
    private static final int BLOCKS = 24;

    /**
     * @param poolName what stands behind the pool id's underscore
     * @param userId the one that clients are told, {@code USER_ID_FOR_SRP}
     */
    public static Verifier of(String poolName, String userId, String password) {
        BigInteger salt = new BigInteger(SALT_BITS, RANDOM);
        return new Verifier(salt, value(salt, poolName, userId, password));
    }

    /** Of a user who does not exist: always the same for the name, and no password fits. */
    public static Verifier simulated(byte[] secret, String name) {
        byte[] bytes = new byte[BLOCKS * 32];
        for (byte block = 0; block < BLOCKS; block++) {
            byte[] part = SrpMath.hmac(secret, new byte[] {block}, "verifier ".getBytes(UTF_8), name.getBytes(UTF_8));
            System.arraycopy(part, 0, bytes, block * 32, 32);
        }
        BigInteger salt = SrpMath.number(SrpMath.hmac(secret, "salt ".getBytes(UTF_8), name.getBytes(UTF_8)))
                .shiftRight(256 - SALT_BITS);
        return new Verifier(salt, SrpMath.number(bytes).mod(SrpMath.PRIME));
    }

    /** Takes the same time whether it fits or not. */
    public boolean fits(String poolName, String userId, String password) {
        return MessageDigest.isEqual(
                value.toByteArray(), value(salt, poolName, userId, password).toByteArray());
    }

    private static BigInteger value(BigInteger salt, String poolName, String userId, String password) {
        byte[] identity = SrpMath.sha256((poolName + userId + ":" + password).getBytes(UTF_8));
        BigInteger x = SrpMath.number(SrpMath.sha256(salt.toByteArray(), identity));
        return SrpMath.GENERATOR.modPow(x, SrpMath.PRIME);
    }

    @Override
    public String toString() {
        return "a verifier";
    }
}
