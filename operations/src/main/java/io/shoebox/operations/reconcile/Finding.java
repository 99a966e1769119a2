package io.shoebox.operations.reconcile;

import java.util.List;

/**
 * How often buckets and table disagree in one way.
 *
 * @param mended how many of them were sent again or put right; what is sent again is done by the workers, later
 * @param examples the first keys, or owner and collection, at most {@value #MOST_EXAMPLES}
 */
public record Finding(FindingKind kind, long found, long mended, List<String> examples) {
    static final int MOST_EXAMPLES = 5;

    public Finding {
        examples = List.copyOf(examples);
    }
}
