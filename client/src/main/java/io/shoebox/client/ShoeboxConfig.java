package io.shoebox.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a deployment tells its clients: the {@code config.json} that deployment and local mode write. Nothing of it is secret.
 *
 * @param region of all of it, such as {@code eu-west-1}
 * @param graphqlUrl where the API is
 * @param s3Endpoint of a server that is not AWS's; buckets are then named in the path
 * @param userPoolEndpoint of a server that is not AWS's
 * @param identityPoolEndpoint of a server that is not AWS's
 * @param contentTypes what may be uploaded; empty: the server's first refusal tells
 * @param mostBytes the largest upload; empty: the server's first refusal tells
 */
public record ShoeboxConfig(
        String region,
        String userPoolId,
        String userPoolClientId,
        String identityPoolId,
        URI graphqlUrl,
        String photosBucket,
        String thumbnailsBucket,
        Optional<URI> s3Endpoint,
        Optional<URI> userPoolEndpoint,
        Optional<URI> identityPoolEndpoint,
        List<String> contentTypes,
        OptionalLong mostBytes) {
    /** No configuration is longer; bytes. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Duration ANSWER = Duration.ofSeconds(15);

    public ShoeboxConfig {
        contentTypes = List.copyOf(contentTypes);
    }

    /**
     * Reads the text of a {@code config.json}; fields that it does not know are left alone.
     *
     * @throws ShoeboxException.InvalidRequest that names every field that is missing or wrong
     */
    public static ShoeboxConfig parse(String json) {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new ShoeboxException.InvalidRequest("config.json is no JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new ShoeboxException.InvalidRequest("config.json holds no object");
        }
        var fields = new ConfigFields(root);
        var config = new ShoeboxConfig(
                fields.matching("region", "[a-z]{2,}(-[a-z0-9]+)+", "a region such as eu-west-1"),
                fields.matching("userPoolId", "[^_]+_.+", "a region, '_' and a name"),
                fields.matching("userPoolClientId", ".+", "the id of an app client"),
                fields.matching("identityPoolId", "[^:]+:.+", "a region, ':' and an id"),
                fields.url("graphqlUrl"),
                fields.matching("photosBucket", "[a-z0-9][a-z0-9.-]+", "a bucket's name"),
                fields.matching("thumbnailsBucket", "[a-z0-9][a-z0-9.-]+", "a bucket's name"),
                fields.maybeUrl("s3Endpoint"),
                fields.maybeUrl("userPoolEndpoint"),
                fields.maybeUrl("identityPoolEndpoint"),
                fields.texts("contentTypes"),
                fields.maybeNumber("mostBytes"));
        fields.throwProblems();
        return config;
    }

    /**
     * Reads a file.
     *
     * @throws ShoeboxException.InvalidRequest if it is not there, or wrong
     */
    public static ShoeboxConfig read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw tooLong(file.toString());
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ShoeboxException.InvalidRequest(file + " cannot be read: " + e);
        }
    }

    /**
     * Fetches it from where an application is served, such as {@code https://photos.example.com/config.json}.
     *
     * @throws ShoeboxException.InvalidRequest if it is not there, or wrong
     * @throws ShoeboxException.NetworkLost if there was no answer within 15 seconds
     */
    public static ShoeboxConfig fetch(URI url) {
        String problem = ConfigFields.problemOf(url);
        if (problem != null) {
            throw new ShoeboxException.InvalidRequest("the address of config.json " + problem);
        }
        var request = HttpRequest.newBuilder(url).timeout(ANSWER).build();
        Http.Answer answer = Http.usual().send(request, MOST_BYTES);
        if (answer.status() != 200) {
            throw new ShoeboxException.InvalidRequest(url + " answered " + answer.status());
        }
        if (answer.body().length > MOST_BYTES) {
            throw tooLong(url.toString());
        }
        return parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static ShoeboxException tooLong(String name) {
        return new ShoeboxException.InvalidRequest(
                name + " is no config.json: it is longer than " + MOST_BYTES + " bytes");
    }

    /** Where the user pool's API is. */
    public URI userPoolUrl() {
        return userPoolEndpoint.orElseGet(() -> service("cognito-idp"));
    }

    /** Where the identity pool's API is. */
    public URI identityPoolUrl() {
        return identityPoolEndpoint.orElseGet(() -> service("cognito-identity"));
    }

    /** Where a bucket's objects are, with a slash at its end. */
    public String bucketUrl(String bucket) {
        return s3Endpoint
                .map(endpoint -> endpoint.toString().replaceAll("/+$", "") + "/" + bucket + "/")
                .orElseGet(() -> "https://" + bucket + ".s3." + region + "." + domain() + "/");
    }

    private URI service(String name) {
        return URI.create("https://" + name + "." + region + "." + domain() + "/");
    }

    private String domain() {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
