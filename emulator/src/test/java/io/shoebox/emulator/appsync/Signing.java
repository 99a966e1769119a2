package io.shoebox.emulator.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.emulator.appsync.auth.AccessKey;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with AWS's own signer. */
public final class Signing {
    private Signing() {}

    /** The signed headers of a POST, by names in lower case. */
    public static Map<String, String> headers(URI uri, String body, String keyId, AccessKey key, Instant when) {
        return headers(uri, body, keyId, key, when, NotesApi.REGION, "appsync");
    }

    public static Map<String, String> headers(
            URI uri, String body, String keyId, AccessKey key, Instant when, String region, String service) {
        String token = key.sessionToken();
        AwsCredentialsIdentity credentials = token == null
                ? AwsCredentialsIdentity.create(keyId, key.secretKey())
                : AwsSessionCredentialsIdentity.create(keyId, key.secretKey(), token);
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(credentials)
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.POST)
                                .uri(uri)
                                .putHeader("content-type", "application/json; charset=UTF-8")
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(body.getBytes(UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(when, ZoneOffset.UTC)));
        Map<String, String> headers = new HashMap<>();
        signed.request()
                .headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }
}
