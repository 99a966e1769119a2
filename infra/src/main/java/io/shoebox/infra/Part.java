package io.shoebox.infra;

import java.util.Locale;

/** The parts of a deployment. */
enum Part {
    WEB("the page"),
    QUEUES("queues and dead-letter queues"),
    STORAGE("buckets and table"),
    IDENTITY("users and what they may read"),
    PIPELINE("the workers"),
    RECONCILE("compares buckets and table"),
    API("the GraphQL API and its functions"),
    NOTIFIER("live status and events"),
    OPERATIONS("what operators see and mend"),
    MONITORING("dashboard and alarms");

    private final String description;

    Part(String description) {
        this.description = description;
    }

    /** What is in it. */
    String description() {
        return description;
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its id as a construct. */
    String id() {
        return name().charAt(0) + lowerCase().substring(1);
    }

    /** Whether its loss could not be made good. */
    boolean isLasting() {
        return this == STORAGE || this == IDENTITY;
    }
}
