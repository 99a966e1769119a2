package io.shoebox.uploadapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.lambda.SnapStart;
import io.shoebox.uploadapi.appsync.AppSyncHandler;
import io.shoebox.uploadapi.appsync.UnavailableException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lambda entry point: issues upload URLs ({@code getUploadUrl}). Takes AppSync's events, and answers for {@code resolver.js}. */
public final class PresignLambda implements RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> {
    /** The fields of the schema that it resolves. */
    public static final Set<String> FIELDS = Set.of("getUploadUrl");

    private final AppSyncHandler handler;

    /** Called by the Lambda runtime. */
    public PresignLambda() {
        UploadSettings settings = UploadSettings.from(System.getenv());
        handler = UploadApi.presign(settings);
        // Nobody's budget is to be touched.
        AppSyncHandler signing = UploadApi.signing(settings);
        SnapStart.warmUp(() -> signing.handle(WarmUpEvent.of(settings), "warm-up"));
    }

    /** Called with other clients. */
    public PresignLambda(AppSyncHandler handler) {
        this.handler = handler;
    }

    /** @throws UnavailableException with a message for the client */
    @Override
    public Map<String, @Nullable Object> handleRequest(Map<String, Object> event, Context context) {
        return handler.handle(event, context.getAwsRequestId());
    }
}
