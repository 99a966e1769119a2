package io.shoebox.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Against AWS's own signer. */
final class SigV4Test {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final AwsKeys KEYS = new AwsKeys("AKIDEXAMPLE", "secret", Optional.of("token"), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "s3, GET, https://photos.s3.eu-west-1.amazonaws.com/eu-west-1%3A1/summer/Gr%C3%BC%C3%9Fe%20aus_%2A~.jpg",
        "s3, HEAD, http://127.0.0.1:9100/photos/a/b",
        "s3, GET, https://photos.s3.eu-west-1.amazonaws.com:443/a",
        "appsync, POST, https://api.example.com/graphql",
        "appsync, POST, https://api.example.com"
    })
    void signsAsAwssOwnSigner(String service, String method, URI uri) {
        byte[] body = method.equals("POST") ? "{}".getBytes(UTF_8) : new byte[0];
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(
                                AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "secret", "token"))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.fromValue(method))
                                .uri(uri)
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)));

        assertThat(SigV4.headers(method, uri, body, KEYS, "eu-west-1", service, NOW))
                .containsEntry(
                        "authorization",
                        signed.request().firstMatchingHeader("Authorization").orElseThrow());
    }

    @Test
    void keysBecomePathsAsS3SignsThem() {
        assertThat(SigV4.path("eu-west-1:1/c/Grüße aus+*~'.jpg"))
                .isEqualTo("eu-west-1%3A1/c/Gr%C3%BC%C3%9Fe%20aus%2B%2A~%27.jpg");
    }

    @Test
    void keysTellNoSecrets() {
        assertThat(KEYS).hasToString("keys AKIDEXAMPLE");
    }
}
