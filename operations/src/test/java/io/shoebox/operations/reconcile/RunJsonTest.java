package io.shoebox.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunJsonTest {
    private static final IdentityId OWNER = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000a");
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @Test
    void aRunIsReadAsItWasWritten() {
        Run begun = Run.begun("1", Task.reconcile("Ann"), TIME);
        var full = new Run(
                "2",
                new Task(Task.Kind.RERUN_ALL, true, OWNER, new Budget(1, 2, 0.5), Duration.ofMinutes(3), "Ann"),
                RunStatus.CANCELLED,
                TIME,
                TIME.plusSeconds(1),
                "the budget is used up",
                12,
                34,
                0.0567,
                List.of(new Finding(FindingKind.COUNT_DRIFTED, 3, 2, List.of("a", "b"))),
                Cursor.begun(Cursor.Phase.BUCKETS, OWNER).at("c/0195", 7));

        assertThat(RunJson.read(RunJson.write(begun))).isEqualTo(begun);
        assertThat(RunJson.read(RunJson.write(full))).isEqualTo(full);
        assertThat(full.fields()).containsEntry("nextKey", OWNER + "/c/0195").containsEntry("dryRun", true);
    }

    @Test
    void anythingElseIsNone() {
        assertThatIllegalStateException().isThrownBy(() -> RunJson.read("{}"));
        assertThatIllegalStateException().isThrownBy(() -> RunJson.read("no"));
    }
}
