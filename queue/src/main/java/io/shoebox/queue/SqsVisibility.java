package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The visibility of a queue's messages, as the queue keeps it. */
record SqsVisibility(SqsClient sqs, String queueUrl) implements Visibility {
    private static final Logger LOG = LoggerFactory.getLogger(SqsVisibility.class);

    @Override
    public void comeBack(SQSMessage message, Duration pause) {
        try {
            sqs.changeMessageVisibility(change -> change.queueUrl(queueUrl)
                    .receiptHandle(message.getReceiptHandle())
                    .visibilityTimeout((int) pause.toSeconds()));
        } catch (SdkException e) {
            LOG.info("message {}: comes back with the queue's timeout: {}", message.getMessageId(), e.toString());
        }
    }
}
