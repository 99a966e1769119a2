package io.shoebox.notifier;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.shoebox.lambda.SnapStart;

/** Lambda entry point: changes of the table become live status and events. */
public final class NotifierLambda implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Notifier notifier;

    /** Called by the Lambda runtime. */
    public NotifierLambda() {
        this(Notifiers.onAws(NotifierSettings.from(System.getenv())));
        SnapStart.warmUp();
    }

    NotifierLambda(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent batch, Context context) {
        return LambdaStream.answer(notifier.handle(LambdaStream.read(batch)).orElse(null));
    }
}
