package io.shoebox.model;

import java.util.List;

/** The names in the DynamoDB table that more than one module must agree on. */
public final class TableSchema {
    /**
     * Partition key: the owner's identity id; of a login {@value #LOGINS}, issuer, {@code #} and subject; of the hours with
     * problems {@value #PROBLEM_HOURS}.
     */
    public static final String PARTITION_KEY = "pk";
    /** Sort key: {@code P#<collectionId>/<uuid>-<filename>} or {@code C#<collectionId>}; of a login the identity pool. */
    public static final String SORT_KEY = "sk";
    /** What the partition keys of logins begin with, and those of identities never do. */
    public static final String LOGINS = "LOGIN#";
    /** What the partition keys of operators' rows begin with, and those of identities and logins never do. */
    public static final String OPERATIONS = "OPERATIONS#";
    /** What the partition keys of what users have spent begin with; then the identity. The sort key is the day. */
    public static final String BUDGETS = "BUDGET#";
    /** Time to live of tombstones, logins, budgets and operators' rows, in epoch seconds. */
    public static final String EXPIRES_AT = "expiresAt";
    /** Sparse index of the photos that failed or were rejected, in several partitions an hour, newest last. */
    public static final String PROBLEMS_INDEX = "problemsByHour";
    /** Partition key of the index, the hour and a digit; only rows with a problem have it. */
    public static final String PROBLEM_SHARD = "problemShard";
    /** Sort key of the index: when the row changed, and what tells it from others of that time. */
    public static final String PROBLEM_AT = "problemAt";
    /** What else the index tells, of any row the keys and when it changed. */
    public static final List<String> PROBLEM_DETAILS = List.of("reason", "attempts", "updatedAt");
    /** Partition key of the rows, one an hour, that say which hours the index has. */
    public static final String PROBLEM_HOURS = "PROBLEMS";
    /** The index of before, whose one partition could throttle the table: no row is added to it any more. */
    public static final String OLD_PROBLEMS_INDEX = "problems";
    /** Partition key of the index of before. */
    public static final String OLD_PROBLEM = "problem";
    /** When the row last changed; sort key of the index of before. */
    public static final String UPDATED_AT = "updatedAt";

    private TableSchema() {}
}
