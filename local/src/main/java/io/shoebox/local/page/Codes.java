package io.shoebox.local.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The codes that AWS would send by mail; the newest twenty, since nobody looks for older ones. */
public final class Codes {
    private static final int MOST = 20;

    private final Deque<Code> newestFirst = new ArrayDeque<>();

    /**
     * A code.
     *
     * @param purpose {@code SIGN_UP} or {@code PASSWORD}
     */
    public record Code(String email, String purpose, String code) {
        /** Tells the code to nobody's log. */
        @Override
        public String toString() {
            return "a code for " + purpose;
        }
    }

    /** Keeps one more. */
    public synchronized void add(Code code) {
        newestFirst.addFirst(code);
        while (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<Code> all() {
        return List.copyOf(newestFirst);
    }
}
