package io.shoebox.uploadapi.appsync;

import io.shoebox.model.IdentityId;
import io.shoebox.model.RequestId;
import io.shoebox.uploadapi.identity.BackendRole;
import io.shoebox.uploadapi.identity.CallerIdentifier;
import io.shoebox.uploadapi.identity.Identification;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The edge to AppSync: from an event to a verified caller, to the field's resolver, to JSON or an error. */
public final class AppSyncHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AppSyncHandler.class);
    /** The argument by which a backend says whom it acts for. */
    private static final String IDENTITY_ID = "identityId";
    /** What is counted for a field that has no resolver here: names of events are bounded by nothing. */
    private static final String UNKNOWN = "unknown";

    private final CallerIdentifier identifier;
    private final Map<String, FieldResolver> resolvers;
    private final ApiMetrics metrics;

    public AppSyncHandler(CallerIdentifier identifier, Map<String, FieldResolver> resolvers) {
        this(identifier, resolvers, ApiMetrics.NONE);
    }

    public AppSyncHandler(CallerIdentifier identifier, Map<String, FieldResolver> resolvers, ApiMetrics metrics) {
        this.identifier = identifier;
        this.resolvers = Map.copyOf(resolvers);
        this.metrics = metrics;
    }

    /**
     * Resolves one field.
     *
     * @param event AppSync's event for a Lambda resolver
     * @param requestId names the invocation in the log, and in what is made of the photo whose ticket it asks for
     * @return the answer as {@link Answer#json}; a refusal is one too
     * @throws UnavailableException with a message for the client; no other exception leaves this method
     */
    public Map<String, @Nullable Object> handle(Map<String, ?> event, String requestId) {
        return answered(requestId, () -> counted(event, requestId));
    }

    /**
     * An answer as JSON, for whoever resolves fields in another way.
     *
     * @throws UnavailableException with a message for the client; no other exception leaves this method
     */
    public static Map<String, @Nullable Object> answered(String requestId, Supplier<Answer> resolving) {
        try (var _ = MDC.putCloseable(RequestId.LOG_FIELD, requestId)) {
            Answer answer = answer(requestId, resolving);
            if (answer instanceof Answer.Refused(ErrorType type, String _)) {
                LOG.info("refused {} request={}", type.text(), requestId);
            }
            return answer.json();
        }
    }

    // The one broad catch: what was not foreseen is logged without messages and told without details.
    private static Answer answer(String requestId, Supplier<Answer> resolving) {
        try {
            return resolving.get();
        } catch (RuntimeException e) {
            LOG.error("failed request={}", requestId, LoggedFailure.of(e));
            throw new UnavailableException(requestId);
        }
    }

    private Answer counted(Map<String, ?> event, String requestId) {
        String field = UNKNOWN;
        try {
            AppSyncEvent call = AppSyncEvent.from(event);
            field = resolvers.containsKey(call.field()) ? call.field() : UNKNOWN;
            metrics.called(field);
            Answer answer = resolve(call, requestId);
            if (answer instanceof Answer.Refused(ErrorType type, String _)) {
                metrics.failed(field, type);
            }
            return answer;
        } catch (RuntimeException e) {
            metrics.failed(field, ErrorType.UNAVAILABLE);
            throw e;
        }
    }

    private Answer resolve(AppSyncEvent event, String requestId) {
        FieldResolver resolver = resolvers.get(event.field());
        if (resolver == null) {
            throw new IllegalArgumentException("no resolver for " + event.parentType() + "." + event.field());
        }
        String named = event.arguments().text(IDENTITY_ID);
        RequestId request = RequestId.read(requestId).orElseGet(RequestId::random);
        return switch (identifier.identify(event.caller())) {
            case Identification.Unknown unknown -> Answer.forbidden(unknown.message());
            case Identification.Verified(IdentityId own) -> {
                if (named != null && !named.equals(own.value())) {
                    yield Answer.forbidden();
                }
                LOG.info("{} identity={} request={}", event.field(), own, requestId);
                yield resolver.resolve(own, event.arguments(), request);
            }
            case Identification.Backend(BackendRole role) -> {
                if (named == null || !IdentityId.isValid(named)) {
                    yield Answer.invalid(IDENTITY_ID + " must be the identity that you act for, <region>:<uuid>");
                }
                LOG.info("{} identity={} by={} request={}", event.field(), named, role.name(), requestId);
                yield resolver.resolve(new IdentityId(named), event.arguments(), request);
            }
        };
    }
}
