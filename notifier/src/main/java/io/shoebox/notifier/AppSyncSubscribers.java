package io.shoebox.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Subscribers of AppSync, which a mutation triggers; only notifier's role may call it. */
final class AppSyncSubscribers implements Subscribers {
    private final SignedPost api;

    AppSyncSubscribers(SignedPost api) {
        this.api = api;
    }

    @Override
    public void tell(PhotoEvent event) {
        JsonNode answer = api.send(Map.of("query", Publication.MUTATION, "variables", Publication.variables(event)));
        JsonNode error = answer.at("/errors/0");
        if (!error.isMissingNode()) {
            throw new IllegalStateException(
                    "the API refused publishPhoto: " + error.path("errorType").asText() + " "
                            + error.path("message").asText());
        }
    }
}
