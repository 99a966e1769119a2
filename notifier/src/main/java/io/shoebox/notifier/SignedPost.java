package io.shoebox.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Posts JSON to a service for which there is no client in the package, signed by Signature Version 4. */
final class SignedPost {
    private static final JsonMapper JSON = new JsonMapper();

    private final SdkHttpClient http;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String service;
    private final String region;
    private final URI url;
    private final Map<String, String> headers;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** @param headers sent with each request */
    SignedPost(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String service,
            String region,
            URI url,
            Map<String, String> headers) {
        this.http = http;
        this.credentials = credentials;
        this.service = service;
        this.region = region;
        this.url = url;
        this.headers = Map.copyOf(headers);
    }

    /** @throws RuntimeException if there is no answer, or another than 2xx with JSON; its text quotes no request */
    JsonNode send(Map<String, ?> body) {
        try {
            SignedRequest signed = signed(JSON.writeValueAsString(body));
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            String text = response.responseBody().map(SignedPost::read).orElse("");
            if (!response.httpResponse().isSuccessful()) {
                throw new IllegalStateException(
                        service + " answered " + response.httpResponse().statusCode());
            }
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException(service + " answered with what is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(service + " did not answer", e);
        }
    }

    private SignedRequest signed(String body) {
        var request = SdkHttpRequest.builder()
                .uri(url)
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/json");
        headers.forEach(request::putHeader);
        return signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                .request(request.build())
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
