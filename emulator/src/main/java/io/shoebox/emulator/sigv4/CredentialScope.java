package io.shoebox.emulator.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;

/**
 * What a signature holds for (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 *
 * @param day as {@code 20261125}
 */
public record CredentialScope(String day, String region, String service) {
    /** Of the only kind of signature that is verified. */
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final String END = "aws4_request";

    /** Whether the signature is the secret's, in constant time. */
    public boolean isSignedBy(String secretKey, String date, String canonicalRequest, String signature) {
        return MessageDigest.isEqual(
                signature(secretKey, date, canonicalRequest).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(String secretKey, String date, String canonicalRequest) {
        List<String> parts = List.of(day, region, service, END);
        String text = String.join(
                "\n", ALGORITHM, date, String.join("/", parts), Digests.sha256(canonicalRequest.getBytes(UTF_8)));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : parts) {
            key = Digests.hmac(key, part);
        }
        return Digests.hex(Digests.hmac(key, text));
    }
}
