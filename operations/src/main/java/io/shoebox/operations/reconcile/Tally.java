package io.shoebox.operations.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found so far. */
final class Tally {
    private final Map<FindingKind, Finding> findings = new EnumMap<>(FindingKind.class);

    Tally(List<Finding> before) {
        before.forEach(finding -> findings.put(finding.kind(), finding));
    }

    void found(FindingKind kind, String example, boolean mended) {
        findings.merge(kind, new Finding(kind, 1, mended ? 1 : 0, List.of(example)), Tally::sum);
    }

    private static Finding sum(Finding all, Finding one) {
        var examples = new ArrayList<>(all.examples());
        if (examples.size() < Finding.MOST_EXAMPLES) {
            examples.addAll(one.examples());
        }
        return new Finding(all.kind(), all.found() + one.found(), all.mended() + one.mended(), examples);
    }

    /** In the order of the kinds. */
    List<Finding> findings() {
        return List.copyOf(findings.values());
    }
}
