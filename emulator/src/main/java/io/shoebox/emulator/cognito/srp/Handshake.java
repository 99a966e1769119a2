package io.shoebox.emulator.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** One attempt to sign in by SRP, between the server's challenge and the client's answer. */
public final class Handshake {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BITS = 512;
    private static final int BLOCK_BYTES = 96;

    private final Verifier verifier;
    private final BigInteger clientValue;
    private final BigInteger secret = new BigInteger(SECRET_BITS, RANDOM);
    private final BigInteger serverValue;
    private final byte[] secretBlock = new byte[BLOCK_BYTES];

    private Handshake(Verifier verifier, BigInteger clientValue) {
        this.verifier = verifier;
        this.clientValue = clientValue;
        serverValue = SrpMath.MULTIPLIER
                .multiply(verifier.value())
                .add(SrpMath.GENERATOR.modPow(secret, SrpMath.PRIME))
                .mod(SrpMath.PRIME);
        RANDOM.nextBytes(secretBlock);
    }

    /**
     * @param clientValue {@code SRP_A}, in hexadecimal digits
     * @return empty if it is none of the group, or the zero with which everybody would know the key
     */
    public static Optional<Handshake> start(Verifier verifier, String clientValue) {
        BigInteger value = SrpMath.parsed(clientValue);
        return value.mod(SrpMath.PRIME).signum() == 0 ? Optional.empty() : Optional.of(new Handshake(verifier, value));
    }

    /** {@code SRP_B}. */
    public String serverValue() {
        return serverValue.toString(16);
    }

    /** {@code SALT}. */
    public String salt() {
        return verifier.salt().toString(16);
    }

    /** {@code SECRET_BLOCK}: names this attempt; means nothing to the client. */
    public String secretBlock() {
        return Base64.getEncoder().encodeToString(secretBlock);
    }

    /** Whether the client knows the password. Takes the same time in both cases. */
    public boolean isProven(String poolName, String userId, String timestamp, byte[] signature) {
        BigInteger scramble = SrpMath.number(SrpMath.sha256(clientValue.toByteArray(), serverValue.toByteArray()));
        BigInteger shared = clientValue
                .multiply(verifier.value().modPow(scramble, SrpMath.PRIME))
                .modPow(secret, SrpMath.PRIME);
        byte[] expected = SrpMath.hmac(
                SrpMath.key(shared, scramble),
                (poolName + userId).getBytes(UTF_8),
                secretBlock,
                timestamp.getBytes(UTF_8));
        return MessageDigest.isEqual(expected, signature);
    }
}
