package io.shoebox.model;

/** The names in the DynamoDB table that more than one module must agree on. */
public final class TableSchema {
    /** Partition key: the owner's identity id; of a login {@value #LOGINS}, issuer, {@code #} and subject. */
    public static final String PARTITION_KEY = "pk";
    /** Sort key: {@code P#<collectionId>/<uuid>-<filename>} or {@code C#<collectionId>}; of a login the identity pool. */
    public static final String SORT_KEY = "sk";
    /** What the partition keys of logins begin with, and those of identities never do. */
    public static final String LOGINS = "LOGIN#";
    /** What the partition keys of operators' rows begin with, and those of identities and logins never do. */
    public static final String OPERATIONS = "OPERATIONS#";
    /** Time to live of tombstones, logins and operators' rows, in epoch seconds. */
    public static final String EXPIRES_AT = "expiresAt";
    /** Sparse index of the photos that failed or were rejected, newest last. */
    public static final String PROBLEMS_INDEX = "problems";
    /** Partition key of the index; only rows with a problem have it. */
    public static final String PROBLEM = "problem";
    /** Sort key of the index. */
    public static final String UPDATED_AT = "updatedAt";

    private TableSchema() {}
}
