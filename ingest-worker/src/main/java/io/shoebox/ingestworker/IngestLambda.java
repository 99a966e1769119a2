package io.shoebox.ingestworker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.shoebox.lambda.EmfMetrics;
import io.shoebox.lambda.SnapStart;
import io.shoebox.queue.LambdaQueue;
import java.time.Duration;

/** Lambda entry point: batches of upload events become photo records. */
public final class IngestLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final LambdaQueue queue;

    /** Called by the Lambda runtime. */
    public IngestLambda() {
        this(IngestWorker.queue(IngestSettings.from(System.getenv()), new EmfMetrics()));
        SnapStart.warmUp();
    }

    IngestLambda(LambdaQueue queue) {
        this.queue = queue;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return queue.handle(batch, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    }
}
