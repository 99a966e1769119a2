package io.shoebox.operations.reconcile;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static java.util.Objects.requireNonNull;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.TableSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The runs of the reconcile, in rows of the table: what was asked for, how far it has come, what it found. */
public final class Runs {
    /** In which all rows of the reconcile are; no owner has such a partition. */
    static final String PARTITION = TableSchema.OPERATIONS + "RECONCILE";

    private static final String RUN_PREFIX = "RUN#";
    private static final Duration KEPT = Duration.ofDays(90);
    /** Among so many is the one that has not ended, if there is one. */
    private static final int LATELY = 10;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final RandomGenerator random;

    public Runs(DynamoDbClient dynamo, String table, Clock clock, RandomGenerator random) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /** What became of asking for a run. */
    public sealed interface Asked {
        /** It waits to be worked on. */
        record Started(Run run) implements Asked {}

        /** There is one that has not ended; it comes first. */
        record Busy(Run other) implements Asked {}
    }

    /** Asks for a run: whoever {@link Reconciler works} on runs takes it up. */
    public Asked ask(Task task) {
        Optional<Run> other = unfinished();
        if (other.isPresent()) {
            return new Asked.Busy(other.get());
        }
        Run run = begun(task);
        save(run);
        return new Asked.Started(run);
    }

    private Run begun(Task task) {
        Instant now = clock.instant();
        // Sorts by time: 13 digits until the year 2286.
        String id = "%013d-%08x".formatted(now.toEpochMilli(), random.nextInt());
        return Run.begun(id, task, now);
    }

    /** Puts down what was done at once. */
    Run completed(Task task, long compared, Spending spending, List<Finding> findings) {
        Run run = begun(task);
        Run done = new Run(
                run.id(),
                task,
                RunStatus.COMPLETED,
                run.startedAt(),
                clock.instant(),
                null,
                compared,
                spending.requests(),
                spending.dollars(),
                findings,
                Cursor.START);
        save(done);
        return done;
    }

    /** The run that is under way, or waits for being gone on with. */
    public Optional<Run> unfinished() {
        return newest(LATELY).stream()
                .filter(run -> run.status() == RunStatus.RUNNING)
                .findFirst();
    }

    /** The last ones, newest first. */
    public List<Run> newest(int most) {
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :runs AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(":runs", fromS(PARTITION), ":prefix", fromS(RUN_PREFIX)))
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(most))
                .items()
                .stream()
                .map(Runs::read)
                .toList();
    }

    /** A run by its id. */
    public Optional<Run> find(String id) {
        var row = dynamo.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return row.isEmpty() ? Optional.empty() : Optional.of(read(row));
    }

    /**
     * Lets a run that was stopped go on where it was, with a budget anew on top of what it has used.
     *
     * @return empty if there is no such run, or it has completed
     */
    public Optional<Run> continued(String id, Budget budget) {
        return find(id).filter(run -> run.status() != RunStatus.COMPLETED).map(run -> {
            Run again = run.within(new Budget(
                            sum(run.compared(), budget.objects()),
                            sum(run.requests(), budget.requests()),
                            run.dollars() + budget.dollars()))
                    .with(RunStatus.RUNNING, null, null);
            put(again, "SET run = :run, expiresAt = :expires REMOVE cancelled");
            return again;
        });
    }

    private static long sum(long used, long more) {
        return more > Long.MAX_VALUE - used ? Long.MAX_VALUE : used + more;
    }

    /**
     * Stops a run; whoever works on it notices within some seconds.
     *
     * @return the run as it is now; empty if there is none of this id
     */
    public Optional<Run> cancel(String id) {
        try {
            var row = dynamo.updateItem(update -> update.tableName(table)
                            .key(key(id))
                            .conditionExpression("attribute_exists(pk)")
                            .updateExpression("SET cancelled = :yes")
                            .expressionAttributeValues(Map.of(":yes", fromBool(true)))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return Optional.of(read(row));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Puts down how far a run has come; whether it is to stop, since somebody asked for that. */
    boolean save(Run run) {
        return put(run, "SET run = :run, expiresAt = :expires");
    }

    private boolean put(Run run, String expression) {
        Instant expires = clock.instant().plus(KEPT);
        return dynamo.updateItem(update -> update.tableName(table)
                        .key(key(run.id()))
                        .updateExpression(expression)
                        .expressionAttributeValues(Map.of(
                                ":run", fromS(RunJson.write(run)),
                                ":expires", fromN(Long.toString(expires.getEpochSecond()))))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes()
                .containsKey("cancelled");
    }

    private static Run read(Map<String, AttributeValue> row) {
        Run run = RunJson.read(requireNonNull(row.get("run"), "run").s());
        // Nobody may be at work to end it.
        return run.status() == RunStatus.RUNNING && row.containsKey("cancelled")
                ? run.with(RunStatus.CANCELLED, null, "cancelled")
                : run;
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(PARTITION_KEY, fromS(PARTITION), SORT_KEY, fromS(RUN_PREFIX + id));
    }
}
