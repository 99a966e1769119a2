package io.shoebox.thumbnailer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.shoebox.lambda.EmfMetrics;
import io.shoebox.lambda.SnapStart;
import io.shoebox.queue.LambdaQueue;
import java.time.Duration;

/** Lambda entry point: batches of requests become thumbnails. */
public final class ThumbnailLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final LambdaQueue queue;

    /** Called by the Lambda runtime. */
    public ThumbnailLambda() {
        this(Thumbnailer.queue(ThumbnailSettings.from(System.getenv()), new EmfMetrics()));
        SnapStart.warmUp(Thumbnailer::prime);
    }

    ThumbnailLambda(LambdaQueue queue) {
        this.queue = queue;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return queue.handle(batch, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    }
}
