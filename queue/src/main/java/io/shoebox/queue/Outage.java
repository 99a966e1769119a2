package io.shoebox.queue;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells the log that a queue cannot be polled, and that it is polled again, once for all threads. An outage lasts until
 * each thread that failed has polled again; each kind of trouble is told once in it.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    /** Of one outage: messages that are never the same must not fill the log. */
    private static final int MOST_KINDS = 10;

    private final String queueUrl;
    private final Set<Thread> failing = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    Outage(String queueUrl) {
        this.queueUrl = queueUrl;
    }

    /** The current thread could not poll. */
    synchronized void failed(Throwable fault) {
        failing.add(Thread.currentThread());
        if (told.size() < MOST_KINDS && told.add(kind(fault))) {
            LOG.warn("queue {} cannot be polled, and is tried until it can: {}", queueUrl, fault.toString());
        }
    }

    /** The current thread polled. */
    synchronized void worked() {
        if (failing.remove(Thread.currentThread()) && failing.isEmpty()) {
            told.clear();
            LOG.info("queue {} is polled again", queueUrl);
        }
    }

    /** Whether a thread that failed has not polled again. */
    synchronized boolean isOngoing() {
        return !failing.isEmpty();
    }

    /** Without the request's id and the number of attempts, which the SDK adds. */
    private static String kind(Throwable fault) {
        String message = switch (fault) {
            case AwsServiceException answer
            when answer.awsErrorDetails() != null ->
                answer.awsErrorDetails().errorCode() + " "
                        + answer.awsErrorDetails().errorMessage();
            case SdkException sdk -> sdk.rawMessage();
            default -> fault.getMessage();
        };
        return fault.getClass().getName() + ": " + message;
    }
}
