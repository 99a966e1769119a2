package io.shoebox.twin.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * All that a client needs to know: the output {@code ClientConfig} of the API's stack, and where the emulator has what is
 * otherwise at addresses of Amazon's. Nothing of it is secret.
 */
public record ClientConfig(
        String region,
        String userPoolId,
        String userPoolClientId,
        String identityPoolId,
        String graphqlUrl,
        String photosBucket,
        String thumbnailsBucket,
        @Nullable String s3Endpoint,
        @Nullable String userPoolEndpoint,
        @Nullable String identityPoolEndpoint) {
    private static final JsonMapper JSON = new JsonMapper();

    public static ClientConfig parse(String json) {
        try {
            return JSON.readValue(json, ClientConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the output ClientConfig is not as expected", e);
        }
    }

    /** The same with the emulator's addresses: the deployed ones are Amazon's. */
    public ClientConfig at(URI emulator) {
        return new ClientConfig(
                region,
                userPoolId,
                userPoolClientId,
                identityPoolId,
                emulator.resolve("/v1/apis/" + apiId() + "/graphql").toString(),
                photosBucket,
                thumbnailsBucket,
                emulator.toString(),
                emulator.toString(),
                emulator.toString());
    }

    /** As the deployed address, Amazon's, has it. */
    public String apiId() {
        return URI.create(graphqlUrl).getHost().replaceAll("\\..*", "");
    }

    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
