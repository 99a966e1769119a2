package io.shoebox.infra.deployment;

/** How much of Shoebox a deployment has; each has what stands before it. */
public enum Extent {
    /** Buckets, table, queues and workers; who uploads, and by whose leave, is the application's own affair. */
    PIPELINE,
    /** Users, the API that gives them upload URLs and answers for their photos, and live status and events. */
    API,
    /** The bucket and the distribution of the page. */
    PAGE;

    /** Whether clients have an API. */
    public boolean hasApi() {
        return this != PIPELINE;
    }

    /** Whether the page has a place. */
    public boolean hasPage() {
        return this == PAGE;
    }
}
