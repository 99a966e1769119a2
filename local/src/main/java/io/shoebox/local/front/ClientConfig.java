package io.shoebox.local.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * All that a client needs to know, in the form that deployment writes, with the addresses of servers that are not AWS's
 * besides. Nothing of it is secret.
 *
 * @param local tells the page that codes are not mailed but shown
 */
public record ClientConfig(
        String region,
        String userPoolId,
        String userPoolClientId,
        String identityPoolId,
        String graphqlUrl,
        String photosBucket,
        String thumbnailsBucket,
        String s3Endpoint,
        String userPoolEndpoint,
        String identityPoolEndpoint,
        boolean local) {
    /** As {@code config.json} has it. */
    public String json() {
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }
}
