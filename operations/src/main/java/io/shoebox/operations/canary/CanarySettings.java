package io.shoebox.operations.canary;

import io.shoebox.model.Environment;
import io.shoebox.model.IdentityId;
import java.net.URI;
import java.util.Map;

/**
 * The settings of {@link CanaryLambda}.
 *
 * @param graphqlUrl the API's address
 * @param identity whose photos it uploads; nobody signs in as it
 */
public record CanarySettings(URI graphqlUrl, IdentityId identity, String region) {
    /** The API's address. */
    public static final String GRAPHQL_URL = "GRAPHQL_URL";
    /** The identity that the canary acts for. */
    public static final String IDENTITY = "CANARY_IDENTITY";

    private static final String REGION = "AWS_REGION";
    /** Of a setting that is wrong; the check of all settings keeps it from being used. */
    private static final IdentityId STAND_IN = new IdentityId("xx-none-1:00000000-0000-0000-0000-000000000000");

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static CanarySettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var settings = new CanarySettings(
                env.required(GRAPHQL_URL, URI.create(""), "a URL", CanarySettings::url),
                env.required(IDENTITY, STAND_IN, "an identity id, <region>:<uuid>", IdentityId::new),
                env.text(REGION));
        env.check();
        return settings;
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        if (url.getHost() == null) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }
}
