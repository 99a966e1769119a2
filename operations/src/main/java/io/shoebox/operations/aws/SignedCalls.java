package io.shoebox.operations.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** Calls services for which there is no client in the package, signed by Signature Version 4. */
public final class SignedCalls {
    private static final JsonMapper JSON = new JsonMapper();

    private final SdkHttpClient http;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final @Nullable URI server;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** @param server that stands in for all services; null: AWS's own */
    public SignedCalls(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            @Nullable URI server) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.server = server;
    }

    /** What a call sends; {@code path} begins with a slash. */
    public record Call(
            String service,
            SdkHttpMethod method,
            String path,
            Map<String, String> headers,
            @Nullable String body) {
        public Call {
            headers = Map.copyOf(headers);
        }
    }

    /** @throws RuntimeException if there is no answer, or another than 2xx with JSON; its text quotes no request */
    public JsonNode send(Call call) {
        try {
            SignedRequest signed = signed(call);
            var execute = HttpExecuteRequest.builder().request(signed.request());
            signed.payload().ifPresent(execute::contentStreamProvider);
            HttpExecuteResponse response = http.prepareRequest(execute.build()).call();
            String text = response.responseBody().map(SignedCalls::read).orElse("");
            if (!response.httpResponse().isSuccessful()) {
                throw new CallRefusedException(
                        call.service(), response.httpResponse().statusCode());
            }
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException(call.service() + " answered with what is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(call.service() + " did not answer", e);
        }
    }

    private SignedRequest signed(Call call) {
        var request = SdkHttpRequest.builder().uri(url(call)).method(call.method());
        call.headers().forEach(request::putHeader);
        return signer.sign(sign -> {
            sign.identity(credentials.resolveIdentity().join())
                    .request(request.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, call.service())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region);
            if (call.body() != null) {
                sign.payload(ContentStreamProvider.fromUtf8String(call.body()));
            }
        });
    }

    private URI url(Call call) {
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return server == null
                ? URI.create("https://" + call.service() + "." + region + domain + call.path())
                : URI.create(server.toString().replaceAll("/$", "") + call.path());
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
