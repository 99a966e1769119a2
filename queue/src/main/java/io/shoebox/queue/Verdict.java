package io.shoebox.queue;

/** What is to become of a message. */
enum Verdict {
    /** It leaves its queue. */
    DONE,
    /** It rests, and comes back. */
    AGAIN,
    /** No part of it will ever be handled: a person has to look, so it comes back at once until it is a dead letter. */
    UNREADABLE
}
