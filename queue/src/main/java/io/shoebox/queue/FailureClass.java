package io.shoebox.queue;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Why photos fail, in the few kinds that are counted; the whole reason is in the record. */
public enum FailureClass {
    /** It takes too much memory. */
    MEMORY("memory"),
    /** It takes too long. */
    TIME("longer than|time"),
    /** The file is damaged. */
    CORRUPT("corrupt|truncated|damaged"),
    /** The format is right, but not this kind of it. */
    UNSUPPORTED("unsupported|not supported|not decoded"),
    /** It is beyond a limit of pixels, scans, bytes or the like. */
    LIMIT("at most|more than|limit|too (large|many)"),
    /** Anything else. */
    OTHER("");

    private final Pattern reason;

    FailureClass(String reason) {
        this.reason = Pattern.compile(reason, Pattern.CASE_INSENSITIVE);
    }

    /** By the words of the reason: the first kind that fits. */
    public static FailureClass of(String reason) {
        return Arrays.stream(values())
                .filter(kind -> kind.reason.matcher(reason).find())
                .findFirst()
                .orElse(OTHER);
    }
}
