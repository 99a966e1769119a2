package io.shoebox.operations.canary;

import java.time.Duration;

/**
 * What became of one photo of the canary.
 *
 * @param left how many photos of earlier flights were there, and were deleted
 */
record Flight(Outcome outcome, int left) {
    /** Whether the photo went the whole way. */
    sealed interface Outcome {
        /** @param after the PUT's end, as a client sees it */
        record Ready(Duration after) implements Outcome {}

        /** @param reason for operators, without URLs and credentials */
        record Failed(String reason) implements Outcome {}
    }
}
