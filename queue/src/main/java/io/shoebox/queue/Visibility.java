package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Decides when a received message can be received again. */
@FunctionalInterface
interface Visibility {
    /** Leaves it to the queue's visibility timeout. */
    Visibility OF_THE_QUEUE = (message, pause) -> {};

    /** Lets the message come back after the pause; what cannot be changed comes back with the queue's own timeout. */
    void comeBack(SQSMessage message, Duration pause);

    /** Changes it on the queue (SQS API Reference, "ChangeMessageVisibility"). */
    static Visibility on(SqsClient sqs, String queueUrl) {
        return new SqsVisibility(sqs, queueUrl);
    }
}
