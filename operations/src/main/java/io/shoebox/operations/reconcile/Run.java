package io.shoebox.operations.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run of the reconcile, as its row tells.
 *
 * @param note why it stopped, or what it waits for
 * @param compared keys so far
 * @param cursor how far it has come
 */
public record Run(
        String id,
        Task task,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String note,
        long compared,
        long requests,
        double dollars,
        List<Finding> findings,
        Cursor cursor) {
    public Run {
        findings = List.copyOf(findings);
    }

    static Run begun(String id, Task task, Instant now) {
        return new Run(id, task, RunStatus.RUNNING, now, null, null, 0, 0, 0, List.of(), Cursor.START);
    }

    Run with(RunStatus other, @Nullable Instant ended, @Nullable String why) {
        return new Run(id, task, other, startedAt, ended, why, compared, requests, dollars, findings, cursor);
    }

    Run within(Budget budget) {
        return new Run(
                id,
                task.within(budget),
                status,
                startedAt,
                endedAt,
                note,
                compared,
                requests,
                dollars,
                findings,
                cursor);
    }

    /** All that was found. */
    public long found() {
        return findings.stream().mapToLong(Finding::found).sum();
    }

    /** How much of it was mended. */
    public long mended() {
        return findings.stream().mapToLong(Finding::mended).sum();
    }

    /** Where it would go on; null when it has completed. */
    public @Nullable String nextKey() {
        return status == RunStatus.COMPLETED ? null : cursor.key();
    }

    /** The fields of the type {@code Reconcile} of the API. */
    public Map<String, Object> fields() {
        var fields = new TreeMap<String, Object>();
        fields.put("id", id);
        fields.put("kind", task.kind().name());
        fields.put("dryRun", task.dryRun());
        fields.put("status", status.name());
        putIfAny(fields, "owner", task.owner());
        fields.put("startedAt", startedAt.toString());
        putIfAny(fields, "endedAt", endedAt);
        fields.put("by", task.by());
        fields.put("compared", compared);
        fields.put("requests", requests);
        fields.put("dollars", dollars);
        fields.put(
                "findings",
                findings.stream()
                        .map(finding -> Map.<String, Object>of(
                                "kind", finding.kind().name(),
                                "found", finding.found(),
                                "mended", finding.mended(),
                                "examples", finding.examples()))
                        .toList());
        putIfAny(fields, "nextKey", nextKey());
        putIfAny(fields, "note", note);
        return fields;
    }

    private static void putIfAny(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
