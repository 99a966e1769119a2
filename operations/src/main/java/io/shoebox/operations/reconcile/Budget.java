package io.shoebox.operations.reconcile;

/**
 * What a run may take; it stops when one is used up, and can be continued with more.
 *
 * @param objects keys that are compared
 * @param requests of S3, DynamoDB and SQS
 * @param dollars by the prices of {@code Prices}
 */
public record Budget(long objects, long requests, double dollars) {
    /** As much as it takes. */
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Double.MAX_VALUE);

    /** @throws IllegalArgumentException if one is not positive */
    public Budget {
        if (objects < 1 || requests < 1 || !(dollars > 0)) {
            throw new IllegalArgumentException("a budget is at least 1 object, 1 request and more than 0 dollars");
        }
    }
}
