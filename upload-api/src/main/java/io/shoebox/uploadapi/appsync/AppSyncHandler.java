package io.shoebox.uploadapi.appsync;

import io.shoebox.uploadapi.identity.CallerIdentifier;
import io.shoebox.uploadapi.identity.Identification;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge to AppSync: from an event to a verified caller, to the field's resolver, to JSON or an error. */
public final class AppSyncHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AppSyncHandler.class);

    private final CallerIdentifier identifier;
    private final Map<String, FieldResolver> resolvers;

    public AppSyncHandler(CallerIdentifier identifier, Map<String, FieldResolver> resolvers) {
        this.identifier = identifier;
        this.resolvers = Map.copyOf(resolvers);
    }

    /**
     * Resolves one field.
     *
     * @param event AppSync's event for a direct Lambda resolver
     * @param requestId names the invocation in the log
     * @return the field's object, or null
     * @throws ApiException with a message for the client; no other exception leaves this method
     */
    public @Nullable Map<String, @Nullable Object> handle(Map<String, ?> event, String requestId) {
        return switch (answer(event, requestId)) {
            case Answer.Value value -> value.fields();
            case Answer.Forbidden forbidden -> {
                LOG.info("forbidden request={}", requestId);
                throw new ForbiddenException(forbidden.message());
            }
            case Answer.Invalid invalid -> {
                LOG.info("invalid request={}", requestId);
                throw new InvalidRequestException(invalid.message());
            }
        };
    }

    // The one broad catch: what was not foreseen is logged without messages and told without details.
    private Answer answer(Map<String, ?> event, String requestId) {
        try {
            return resolve(AppSyncEvent.from(event), requestId);
        } catch (RuntimeException e) {
            LOG.error("failed request={}", requestId, LoggedFailure.of(e));
            throw new UnavailableException("Something went wrong; try again (request " + requestId + ")");
        }
    }

    private Answer resolve(AppSyncEvent event, String requestId) {
        FieldResolver resolver = resolvers.get(event.field());
        if (resolver == null) {
            throw new IllegalArgumentException("no resolver for " + event.parentType() + "." + event.field());
        }
        return switch (identifier.identify(event.caller())) {
            case Identification.Unknown unknown -> new Answer.Forbidden(unknown.message());
            case Identification.Verified verified -> {
                LOG.info("{} identity={} request={}", event.field(), verified.identity(), requestId);
                yield resolver.resolve(verified.identity(), event.arguments());
            }
        };
    }
}
