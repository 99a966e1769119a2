package io.shoebox.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.operations.Operations;
import io.shoebox.operations.appsync.Operator;
import io.shoebox.operations.appsync.OperatorResolver;
import io.shoebox.operations.appsync.ReconcileResolvers;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.AuditSink;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fields of the API on runs of the reconcile. */
final class ReconcileFieldsTest {
    private static final Operator ANN = new Operator("ann@example.com");

    private final MadeWorld world = new MadeWorld(2_000);
    private final FakeQueues queues = new FakeQueues();
    private final Operations operations = Operations.of(
            new Clients(new MadeS3(world), queues, new MadeTable(world), null, InstantSource.system()),
            new io.shoebox.operations.places.Places(
                    "photos",
                    "thumbnails",
                    "table",
                    Map.of(
                            QueueName.UPLOADS, new QueuePlace("uploads", "uploads-dlq"),
                            QueueName.THUMBNAILS, new QueuePlace("thumbs", "thumbs-dlq"),
                            QueueName.RECONCILE, new QueuePlace("again", "again-dlq")),
                    Map.of()),
            BudgetLimits.NONE,
            AuditSink.NONE);
    private final Map<String, OperatorResolver> fields = new ReconcileResolvers(operations).byField();

    @Test
    void aRunIsAskedForOnceAndCanBeSeenAndCancelled() {
        Map<?, ?> run = answer("startReconcile", Map.of("input", Map.of("dryRun", true, "maxObjects", 500)));
        assertThat(run.get("status")).isEqualTo("RUNNING");
        assertThat(run.get("dryRun")).isEqualTo(true);
        assertThat(run.get("by")).isEqualTo(ANN.name());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> answer("startReconcile", Map.of("input", Map.of("dryRun", false))))
                .withMessageContaining("one at a time");
        assertThat((List<?>) value("reconciles", Map.of())).hasSize(1);

        String id = String.valueOf(run.get("id"));
        assertThat(answer("cancelReconcile", Map.of("id", id)).get("status")).isEqualTo("CANCELLED");
        assertThat(operations.reconciles().runs().unfinished()).isEmpty();
    }

    @Test
    void theThumbnailsOfKeysAreAskedForAtOnce() {
        String ready = world.key(1).toString();
        String lost = world.key(7).toString();

        Map<?, ?> run = answer("rerunThumbnails", Map.of("scope", "ALL", "s3Keys", List.of(ready, lost)));

        assertThat(run.get("status")).isEqualTo("COMPLETED");
        assertThat(run.get("compared")).isEqualTo(2L);
        assertThat(queues.queue("again")).singleElement().asString().contains(ready, "\"again\":true");
        assertThat(answer("rerunThumbnails", Map.of("scope", "MISSING", "s3Keys", List.of(ready)))
                        .get("findings"))
                .isEqualTo(List.of());
    }

    @Test
    void whatCannotBeIsRefusedWithTheRule() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> answer(
                        "rerunThumbnails",
                        Map.of(
                                "scope", "ALL",
                                "owner", world.owner(0).value(),
                                "s3Keys", List.of(world.key(1).toString()))))
                .withMessageContaining("not both");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> answer("startReconcile", Map.of("input", Map.of("dryRun", true, "maxDollars", 0))))
                .withMessageContaining("budget");
    }

    private Map<?, ?> answer(String field, Map<String, Object> arguments) {
        return (Map<?, ?>) Objects.requireNonNull(value(field, arguments));
    }

    private @Nullable Object value(String field, Map<String, Object> arguments) {
        Answer answer = Objects.requireNonNull(fields.get(field)).resolve(ANN, new Arguments(arguments));
        return ((Answer.Value) answer).value();
    }
}
