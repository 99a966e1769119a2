package io.shoebox.local.crash;

/**
 * Where a process dies.
 *
 * @param call the number of the call of S3, DynamoDB or SQS, from 1 on
 */
record CutPoint(int call, Side side) {
    /** Whether the servers have seen the call. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** A number that no process reaches. */
    static final CutPoint NEVER = new CutPoint(Integer.MAX_VALUE, Side.BEFORE);

    @Override
    public String toString() {
        return side + " call " + call;
    }
}
