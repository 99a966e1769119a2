package io.shoebox.queue;

/** What became of one event; decides whether its message leaves the queue. */
public sealed interface Outcome {
    /** The effect is there. */
    record Done() implements Outcome {}

    /** There was nothing to do: a duplicate, a stale event, an object that is gone. */
    record Ignored(String reason) implements Outcome {}

    /** The upload broke a rule, which is on record, or logged where its key names no owner; repeating it changes nothing. */
    record Rejected(String reason) implements Outcome {}

    /** A passing fault, or a message that only a person can judge: stays on the queue, at last the dead-letter queue. */
    record Retry(String reason, Throwable cause) implements Outcome {}
}
