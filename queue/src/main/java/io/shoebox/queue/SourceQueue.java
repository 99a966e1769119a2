package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue as whoever takes its messages calls it. */
record SourceQueue(SqsClient sqs, String url) {
    private static final Logger LOG = LoggerFactory.getLogger(SourceQueue.class);
    /** How long a receive may take beyond its waiting. */
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** What SQS takes in one call. */
    static final int MOST_TOGETHER = 10;

    /** Waits for messages, as Lambda gets them. */
    List<SQSMessage> receive(QueuePoller.Options options) {
        Duration attempt = options.longPoll().plus(ANSWER);
        return sqs
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(options.batchSize())
                        .waitTimeSeconds((int) options.longPoll().toSeconds())
                        .visibilityTimeout(
                                options.keepsHidden() ? (int) options.hidden().toSeconds() : null)
                        .overrideConfiguration(
                                call -> call.apiCallAttemptTimeout(attempt).apiCallTimeout(attempt.multipliedBy(2)))
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .map(SourceQueue::toLambda)
                .toList();
    }

    /** Lets handled messages leave; returns the ids of those that could not. */
    Set<String> delete(List<SQSMessage> messages) {
        return ids(sqs.deleteMessageBatch(request -> request.queueUrl(url)
                        .entries(messages.stream()
                                .map(message -> DeleteMessageBatchRequestEntry.builder()
                                        .id(message.getMessageId())
                                        .receiptHandle(message.getReceiptHandle())
                                        .build())
                                .toList()))
                .failed());
    }

    /** Lets messages be received again at once; those that cannot be given back come with their visibility timeout. */
    void giveBack(Collection<SQSMessage> messages) {
        var failed = new HashSet<String>();
        try {
            for (List<SQSMessage> some : parts(messages)) {
                failed.addAll(hide(some, Duration.ZERO, ANSWER));
            }
        } catch (SdkException e) {
            LOG.info("messages of {} cannot be given back, and come with their timeout: {}", url, e.toString());
            return;
        }
        LOG.info("{} messages of {} are given back", messages.size() - failed.size(), url);
    }

    /**
     * Keeps messages hidden for so long from now on; returns the ids of those for which that cannot be.
     *
     * @param messages at most {@value #MOST_TOGETHER}
     * @param atMost how long the call may take
     */
    Set<String> hide(Collection<SQSMessage> messages, Duration hidden, Duration atMost) {
        return ids(sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url)
                        .overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                                .apiCallTimeout(atMost)
                                .build())
                        .entries(messages.stream()
                                .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(message.getMessageId())
                                        .receiptHandle(message.getReceiptHandle())
                                        .visibilityTimeout((int) hidden.toSeconds())
                                        .build())
                                .toList()))
                .failed());
    }

    /** In portions that SQS takes. */
    static List<List<SQSMessage>> parts(Collection<SQSMessage> messages) {
        List<SQSMessage> all = List.copyOf(messages);
        return java.util.stream.IntStream.range(0, Math.ceilDiv(all.size(), MOST_TOGETHER))
                .mapToObj(i -> all.subList(i * MOST_TOGETHER, Math.min(all.size(), (i + 1) * MOST_TOGETHER)))
                .toList();
    }

    private static Set<String> ids(List<BatchResultErrorEntry> failed) {
        return failed.stream().map(BatchResultErrorEntry::id).collect(Collectors.toUnmodifiableSet());
    }

    private static SQSMessage toLambda(Message message) {
        var result = new SQSMessage();
        result.setMessageId(message.messageId());
        result.setReceiptHandle(message.receiptHandle());
        result.setBody(message.body());
        result.setMd5OfBody(message.md5OfBody());
        result.setAttributes(message.attributesAsStrings());
        result.setEventSource("aws:sqs");
        return result;
    }
}
