package io.shoebox.operations.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.aws.SignedCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** The API as a backend uses it: it signs with its role's credentials, and says whom it acts for. */
final class PhotosApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECORD = "{s3Key status reason}";

    private final SdkHttpClient http;
    private final SignedCalls calls;
    private final String path;
    private final IdentityId identity;

    PhotosApi(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            CanarySettings settings) {
        this.http = http;
        URI url = settings.graphqlUrl();
        calls = new SignedCalls(http, credentials, settings.region(), url.resolve("/"));
        path = url.getPath();
        identity = settings.identity();
    }

    /** Asks for a ticket for a JPEG of this many bytes. */
    Ticket ticket(String collection, String filename, int bytes) {
        JsonNode ticket = ask(
                "mutation($c: ID!, $f: String!, $b: Int!, $i: ID!) {getUploadUrl(collectionId: $c, filename: $f,"
                        + " contentType: \"image/jpeg\", contentLength: $b, identityId: $i)"
                        + " {url s3Key headers {name value}}}",
                "getUploadUrl",
                Map.of("c", collection, "f", filename, "b", bytes));
        var headers = new TreeMap<String, String>();
        ticket.path("headers")
                .forEach(header -> headers.put(
                        header.path("name").asText(), header.path("value").asText()));
        return new Ticket(
                ticket.path("s3Key").asText(), URI.create(ticket.path("url").asText()), headers);
    }

    /** @throws RuntimeException if the bytes are not taken; its text has no URL */
    void put(Ticket ticket, byte[] bytes) {
        var request = SdkHttpRequest.builder()
                .uri(ticket.url())
                .method(SdkHttpMethod.PUT)
                .putHeader("Content-Length", Integer.toString(bytes.length));
        ticket.headers().forEach(request::putHeader);
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(request.build())
                            .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
                            .build())
                    .call();
            response.responseBody().ifPresent(body -> body.abort());
            if (!response.httpResponse().isSuccessful()) {
                throw new IllegalStateException(
                        "the PUT was answered with " + response.httpResponse().statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the PUT had no answer", e);
        }
    }

    /** Empty while there is no record. */
    Optional<PhotoState> photo(String key) {
        JsonNode photo = ask(
                "query($k: String!, $i: ID!) {getPhoto(s3Key: $k, identityId: $i) " + RECORD + "}",
                "getPhoto",
                Map.of("k", key));
        return photo.isObject() ? Optional.of(state(photo)) : Optional.empty();
    }

    /** Some photos of a collection; the newest at most. */
    List<PhotoState> photos(String collection, int most) {
        return ask(
                        "query($c: ID!, $n: Int!, $i: ID!) {listPhotos(collectionId: $c, limit: $n, identityId: $i)"
                                + " {items " + RECORD + "}}",
                        "listPhotos",
                        Map.of("c", collection, "n", most))
                .path("items")
                .valueStream()
                .map(PhotosApi::state)
                .toList();
    }

    void delete(String key) {
        ask(
                "mutation($k: String!, $i: ID!) {deletePhoto(s3Key: $k, identityId: $i) {s3Key}}",
                "deletePhoto",
                Map.of("k", key));
    }

    /** @throws RuntimeException if the field is refused or not answered; its text names the field */
    private JsonNode ask(String query, String field, Map<String, ?> variables) {
        var all = new TreeMap<String, Object>(variables);
        all.put("i", identity.value());
        JsonNode answer;
        try {
            answer = calls.send(new SignedCalls.Call(
                    "appsync",
                    SdkHttpMethod.POST,
                    path,
                    Map.of("Content-Type", "application/json"),
                    JSON.writeValueAsString(Map.of("query", query, "variables", all))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(field + ": " + e.getMessage(), e);
        }
        JsonNode error = answer.path("errors").path(0);
        if (error.isObject()) {
            throw new IllegalStateException(
                    field + ": " + error.path("errorType").asText() + ", "
                            + error.path("message").asText());
        }
        return answer.path("data").path(field);
    }

    private static PhotoState state(JsonNode photo) {
        return new PhotoState(
                photo.path("s3Key").asText(),
                photo.path("status").asText(),
                photo.path("reason").asText(""));
    }
}
