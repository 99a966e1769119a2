package io.shoebox.emulator.iam;

import java.security.SecureRandom;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Makes random credentials of the forms that AWS gives out (IAM User Guide, "Unique identifiers"). */
public final class AccessKeys {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 96;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccessKeys() {}

    /** Long-lived credentials. */
    public static AwsCredentials root() {
        return AwsBasicCredentials.create(id("AKIA"), secret());
    }

    /** The id of temporary credentials. */
    static String temporaryId() {
        return id("ASIA");
    }

    static String secret() {
        return random(SECRET_BYTES);
    }

    static String sessionToken() {
        return random(TOKEN_BYTES);
    }

    private static String id(String prefix) {
        return RANDOM.ints(ID_CHARACTERS, 0, BASE32.length())
                .map(BASE32::charAt)
                .collect(() -> new StringBuilder(prefix), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
