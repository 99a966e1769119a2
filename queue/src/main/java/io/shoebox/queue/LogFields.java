package io.shoebox.queue;

import io.shoebox.model.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What each log line of the work on a message says besides its text, so that all lines of a photo are found by one query.
 * In the cloud they are fields of the JSON, on a machine of one's own they stand behind the text.
 */
public final class LogFields {
    /** The S3 key that is worked on. */
    public static final String KEY = "key";
    /** The id of the message on its queue. */
    public static final String MESSAGE_ID = "messageId";

    private LogFields() {}

    /** From now on the work is on this key, which may be of any characters: a key is at most 1,024 bytes. */
    public static void key(String key) {
        MDC.put(KEY, key.replaceAll("\\p{C}", "?"));
    }

    /** From now on the work is known to go back to this request; null changes nothing. */
    public static void request(@Nullable RequestId request) {
        if (request != null) {
            MDC.put(RequestId.LOG_FIELD, request.value());
        }
    }

    static void message(String id) {
        MDC.put(MESSAGE_ID, id);
    }

    /** What was said of one event does not hold for the next. */
    static void endEvent() {
        MDC.remove(KEY);
        MDC.remove(RequestId.LOG_FIELD);
    }

    static void endMessage() {
        endEvent();
        MDC.remove(MESSAGE_ID);
    }
}
