package io.shoebox.operations.reconcile;

/**
 * What requests cost, in US dollars each: list prices of us-east-1 in 2025 without free tiers, as docs/deployment.md states
 * them (its table of what a million photos cost). LIST is of PUT's class. Other regions cost up to half as much again.
 */
final class Prices {
    /** S3's PUT, COPY, POST and LIST: 0.005 a thousand. Removing many at once is a POST; priced so, though it may be free. */
    static final double S3_LIST = 0.005 / 1_000;
    /** S3's GET, HEAD and all others: 0.0004 a thousand. */
    static final double S3_GET = 0.0004 / 1_000;
    /** A read unit of DynamoDB, on demand: 0.125 a million. */
    static final double DYNAMO_READ = 0.125 / 1_000_000;
    /** A write unit: 0.625 a million. */
    static final double DYNAMO_WRITE = 0.625 / 1_000_000;
    /** A request of SQS, up to 64 KB: 0.40 a million. */
    static final double SQS = 0.40 / 1_000_000;

    private Prices() {}
}
