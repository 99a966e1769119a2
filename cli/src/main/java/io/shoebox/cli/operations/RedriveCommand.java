package io.shoebox.cli.operations;

import io.shoebox.operations.Operations;
import io.shoebox.operations.appsync.QueueFields;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.queues.DeadLetter;
import io.shoebox.operations.queues.Redrive;
import io.shoebox.operations.queues.RedriveStatus;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shoebox redrive}: looks at dead letters, moves them back, deletes one. */
@Command(
        name = "redrive",
        description = "Moves dead letters back to their queue, with progress; or shows, deletes or cancels.",
        footer = "Without a queue: lists the redrives that run or ran lately.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RedriveCommand implements Callable<Integer> {
    private static final int SHOWN = 100;
    private static final long BETWEEN_MILLIS = 500;

    @Parameters(paramLabel = "QUEUE", arity = "0..1", description = "uploads, thumbnails or reconcile.")
    private @Nullable QueueName queue;

    @Option(names = "--show", description = "Show the dead letters, and leave them there.")
    private boolean show;

    @Option(names = "--message", paramLabel = "ID", description = "Move this one alone.")
    private @Nullable String message;

    @Option(names = "--delete", paramLabel = "ID", description = "Delete this one for good; needs --reason.")
    private @Nullable String delete;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    @Option(names = "--per-second", paramLabel = "N", description = "At most so many, 1 to 500.")
    private @Nullable Integer perSecond;

    @Option(names = "--cancel", paramLabel = "ID", description = "End this redrive.")
    private @Nullable String cancel;

    @Mixin
    private final Confirmation confirmation;

    @Mixin
    private final OperatorOptions options;

    public RedriveCommand(Map<String, String> environment, Reader input) {
        options = new OperatorOptions(environment);
        confirmation = new Confirmation(input);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Target target = options.open()) {
            Operations operations = target.operations();
            if (cancel != null) {
                Redrive cancelled = operations.redrives().cancel(cancel);
                operations
                        .audit()
                        .acted(Target.who(), "cancelRedrive", cancelled.queue().text(), null);
                return tell(List.of(cancelled));
            }
            if (queue == null) {
                return tell(operations.redrives().list());
            }
            if (show) {
                return showLetters(operations.deadLetters().look(queue, SHOWN));
            }
            return delete != null ? deleteOne(operations, queue, delete) : move(operations, queue);
        }
    }

    private int move(Operations operations, QueueName from) throws InterruptedException {
        long there = operations.queues().read().stream()
                .filter(state -> state.name() == from)
                .mapToLong(state -> state.counts().deadLetters())
                .sum();
        String question = "Move " + (message == null ? there + " dead letters" : "one dead letter") + " back to "
                + from.text() + "?";
        if (message == null && there == 0) {
            options.say("There are no dead letters.");
            return 0;
        }
        if (!confirmation.agrees(options, question)) {
            return 1;
        }
        Redrive redrive = message == null
                ? operations.redrives().start(from, perSecond, Target.who())
                : operations.redrives().one(from, message, Target.who());
        operations
                .audit()
                .acted(
                        Target.who(),
                        "redrive",
                        from.text() + (message == null ? "" : " " + message),
                        message == null ? Math.toIntExact(there) : 1);
        var progress = new Progress(options, "moved");
        while (redrive.status() == RedriveStatus.RUNNING) {
            progress.at(redrive.moved(), redrive.total());
            Thread.sleep(BETWEEN_MILLIS);
            redrive = operations.redrives().look(redrive);
        }
        tell(List.of(redrive));
        return redrive.status() == RedriveStatus.COMPLETED ? 0 : 1;
    }

    private int deleteOne(Operations operations, QueueName from, String id) {
        if (reason == null || reason.isBlank()) {
            throw new RefusedException("--delete needs --reason");
        }
        if (!confirmation.agrees(options, "Delete one dead letter of " + from.text() + " for good?")) {
            return 1;
        }
        Optional<DeadLetter> deleted = operations.deadLetters().delete(from, id);
        deleted.ifPresent(letter -> operations
                .audit()
                .acted(
                        Target.who(),
                        "deleteDeadLetter",
                        from.text() + " " + id + " " + letter.s3Key() + ": " + reason,
                        1));
        options.say(deleted.isPresent() ? "Deleted." : "It was not found.");
        return deleted.isPresent() ? 0 : 1;
    }

    private int showLetters(List<DeadLetter> letters) {
        if (options.json()) {
            options.sayJson(letters.stream().map(QueueFields::of).toList());
            return 0;
        }
        if (letters.isEmpty()) {
            options.say("There are no dead letters.");
        }
        for (DeadLetter letter : letters) {
            options.say(letter.messageId() + "  sent " + Words.time(letter.sentAt()) + ", received " + letter.receives()
                    + " times, first " + Words.time(letter.firstReceivedAt()));
            options.say("  "
                    + (letter.unreadable() == null
                            ? letter.event() + " " + letter.s3Key()
                            : "unreadable: " + letter.unreadable() + ": " + letter.body()));
        }
        return 0;
    }

    private int tell(List<Redrive> redrives) {
        if (options.json()) {
            options.sayJson(redrives.stream().map(QueueFields::of).toList());
            return 0;
        }
        if (redrives.isEmpty()) {
            options.say("No redrive runs or ran lately.");
            return 0;
        }
        var table = new TextTable("began", "queue", "status", "moved", "of", "by", "id");
        redrives.forEach(redrive -> table.row(
                Words.time(redrive.startedAt()),
                redrive.queue().text(),
                redrive.status(),
                redrive.moved(),
                redrive.total() == null ? "-" : redrive.total(),
                redrive.by() == null ? "-" : redrive.by(),
                redrive.id()));
        table.lines().forEach(options::say);
        redrives.stream()
                .filter(redrive -> redrive.reason() != null)
                .forEach(redrive -> options.say(redrive.id() + " failed: " + redrive.reason()));
        return 0;
    }
}
