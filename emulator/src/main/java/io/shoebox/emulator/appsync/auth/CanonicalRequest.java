package io.shoebox.emulator.appsync.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.emulator.sigv4.Digests;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a request that is signed. */
final class CanonicalRequest {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/";

    private CanonicalRequest() {}

    /** @param signed names of headers that are there, in lower case and in the order of the signature */
    static String of(SignedRequest request, List<String> signed) {
        String headers = signed.stream()
                .map(name -> name + ":" + collapsed(request.headers().getOrDefault(name, "")) + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                encoded(request.path()),
                sorted(request.query()),
                headers,
                String.join(";", signed),
                Digests.sha256(request.body()));
    }

    private static String collapsed(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    /** Encoded once more, as every service but S3 has it. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            out.append(UNRESERVED.indexOf(c) >= 0 ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    /** Takes names and values as they were encoded by the client. */
    private static String sorted(String query) {
        return query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.contains("=") ? pair : pair + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }
}
