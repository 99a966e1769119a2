package io.shoebox.infra.monitoring;

/** How soon somebody has to look. */
enum Severity {
    /** Now, at night too: photos do not go through, or users are refused. */
    URGENT,
    /** On the same day: something is lost for some, or will be. */
    SOON,
    /** In the next days: it works, but not as it should. */
    LATER;

    /** As an alarm's description begins. */
    String text() {
        return "[" + name() + "]";
    }
}
