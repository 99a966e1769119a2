package io.shoebox.queue;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a message to its outcomes. Whatever goes wrong in it stays in it: a bad message never fails its batch. */
public final class MessageProcessor<E> {
    private static final Logger LOG = LoggerFactory.getLogger(MessageProcessor.class);

    private final MessageDecoder<E> decoder;
    private final EventHandler<? super E> handler;
    private final PipelineMetrics metrics;

    public MessageProcessor(MessageDecoder<E> decoder, EventHandler<? super E> handler) {
        this(decoder, handler, PipelineMetrics.NONE);
    }

    /** One that counts retries. */
    public MessageProcessor(MessageDecoder<E> decoder, EventHandler<? super E> handler, PipelineMetrics metrics) {
        this.decoder = decoder;
        this.handler = handler;
        this.metrics = metrics;
    }

    /**
     * Handles all that is in a message.
     *
     * @return whether the message may leave its queue: none of its parts asks for another try
     */
    Verdict process(Received message, String body) {
        long begun = System.nanoTime();
        try {
            return message.handling(() -> process(message.messageId(), body));
        } finally {
            metrics.worked(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Verdict process(String messageId, String body) {
        // Told at the beginning too: of work that never ends there is no other trace.
        LOG.info("message {}: begun", messageId);
        List<Decoded<E>> parts = decoder.decode(body);
        List<Outcome> outcomes =
                parts.stream().map(part -> logged(messageId, part)).toList();
        if (outcomes.stream().noneMatch(Outcome.Retry.class::isInstance)) {
            return Verdict.DONE;
        }
        metrics.retried();
        return parts.stream().allMatch(Decoded.Unreadable.class::isInstance) ? Verdict.UNREADABLE : Verdict.AGAIN;
    }

    private Outcome logged(String messageId, Decoded<E> part) {
        try {
            Outcome outcome = outcome(part);
            log(messageId, outcome);
            return outcome;
        } finally {
            LogFields.endEvent();
        }
    }

    /** Tells the handler that so many messages are to come. */
    void begin(int messages) {
        handler.begin(messages);
    }

    /** Tells it that one of them will not, or no longer. */
    void end() {
        handler.end();
    }

    private Outcome outcome(Decoded<E> part) {
        return switch (part) {
            case Decoded.Event<E>(E event) -> handle(event);
            case Decoded.Irrelevant<E>(String reason) -> new Outcome.Ignored(reason);
            case Decoded.Unreadable<E>(String reason) ->
                new Outcome.Retry(reason, new IllegalArgumentException(reason));
        };
    }

    /** The one broad catch of the workers: what nobody expected may be a passing fault, so the message is kept. */
    @SuppressWarnings("CatchingUnchecked")
    private Outcome handle(E event) {
        try {
            return handler.handle(event);
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return new Outcome.Retry("unexpected " + e.getClass().getSimpleName(), e);
        }
    }

    private static void log(String messageId, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> LOG.debug("message {}: done", messageId);
            case Outcome.Ignored(String reason) -> LOG.info("message {}: ignored, {}", messageId, reason);
            case Outcome.Rejected(String reason) -> LOG.info("message {}: rejected, {}", messageId, reason);
            case Outcome.Retry(String reason, Throwable cause) ->
                LOG.warn("message {}: stays on the queue, {}", messageId, reason, cause);
        }
    }
}
