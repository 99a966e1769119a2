package io.shoebox.local;

import io.shoebox.queue.UploadEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts events of the photos bucket on the uploads queue. */
final class UploadNotifications {
    private static final Logger LOG = LoggerFactory.getLogger(UploadNotifications.class);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Region region;

    UploadNotifications(SqsClient sqs, String queueUrl, Region region) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.region = region;
    }

    /** An event that cannot be sent is made up for at the next start, if the data is kept: the sweep finds the object. */
    void send(UploadEvent event, String eventName) {
        try {
            sendOrThrow(event, eventName);
        } catch (SdkException e) {
            LOG.warn("{} of {} could not be sent; the next start sends it: {}", eventName, event.key(), e.toString());
        }
    }

    void sendOrThrow(UploadEvent event, String eventName) {
        String body = S3EventJson.write(event, eventName, region);
        sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(body));
    }
}
