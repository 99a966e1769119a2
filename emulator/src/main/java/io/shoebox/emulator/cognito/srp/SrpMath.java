package io.shoebox.emulator.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The 3072-bit group of RFC 3526 with generator 2, SHA-256, and Cognito's way of hashing numbers: as Java writes them. */
final class SrpMath {
    static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                    + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
                    + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
                    + "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
                    + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
                    + "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
                    + "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
                    + "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
            16);
    static final BigInteger GENERATOR = BigInteger.TWO;
    /** k of SRP-6a. */
    static final BigInteger MULTIPLIER = number(sha256(PRIME.toByteArray(), GENERATOR.toByteArray()));

    /** Hexadecimal digits of a number below 2^3072, and a few zeros before it. */
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,776}");

    private static final byte[] KEY_INFO = "Caldera Derived Key\1".getBytes(UTF_8);
    private static final int KEY_BYTES = 16;

    private SrpMath() {}

    static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /** Zero, which a group has no use for, if it is no number. */
    static BigInteger parsed(String hex) {
        return HEX.matcher(hex).matches() ? new BigInteger(hex, 16) : BigInteger.ZERO;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Arrays.stream(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HKDF (RFC 5869) of the shared secret, cut as Cognito does. */
    static byte[] key(BigInteger shared, BigInteger scramble) {
        byte[] extracted = hmac(scramble.toByteArray(), shared.toByteArray());
        return Arrays.copyOf(hmac(extracted, KEY_INFO), KEY_BYTES);
    }
}
