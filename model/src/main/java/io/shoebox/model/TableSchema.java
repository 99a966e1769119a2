package io.shoebox.model;

/** The names in the DynamoDB table that more than one module must agree on. */
public final class TableSchema {
    /** Partition key: the owner's identity id. */
    public static final String PARTITION_KEY = "pk";
    /** Sort key: {@code P#<collectionId>/<uuid>-<filename>} or {@code C#<collectionId>}. */
    public static final String SORT_KEY = "sk";
    /** Time to live of tombstones, in epoch seconds. */
    public static final String EXPIRES_AT = "expiresAt";
    /** Sparse index of the photos that failed or were rejected, newest last. */
    public static final String PROBLEMS_INDEX = "problems";
    /** Partition key of the index; only rows with a problem have it. */
    public static final String PROBLEM = "problem";
    /** Sort key of the index. */
    public static final String UPDATED_AT = "updatedAt";

    private TableSchema() {}
}
