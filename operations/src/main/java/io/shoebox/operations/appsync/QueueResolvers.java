package io.shoebox.operations.appsync;

import io.shoebox.operations.Operations;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.queues.DeadLetter;
import io.shoebox.operations.queues.DeadLetters;
import io.shoebox.operations.queues.Redrive;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.Map;
import java.util.Optional;

/** The fields on queues, dead letters and redrives. */
public final class QueueResolvers {
    private static final int DEAD_LETTERS = 20;

    private final Operations operations;

    public QueueResolvers(Operations operations) {
        this.operations = operations;
    }

    /** By name of the field. */
    public Map<String, OperatorResolver> byField() {
        return Map.of(
                "queues",
                (operator, arguments) -> queues(),
                "deadLetters",
                (operator, arguments) -> deadLetters(arguments),
                "redrives",
                (operator, arguments) -> redrives(),
                "redrive",
                this::redrive,
                "cancelRedrive",
                this::cancelRedrive,
                "deleteDeadLetter",
                this::deleteDeadLetter);
    }

    private Answer queues() {
        return new Answer.Value(
                operations.queues().read().stream().map(QueueFields::of).toList());
    }

    private Answer deadLetters(Arguments arguments) {
        int limit = Asked.limit(arguments, DEAD_LETTERS, DeadLetters.MOST);
        return new Answer.Value(operations.deadLetters().look(queue(arguments), limit).stream()
                .map(QueueFields::of)
                .toList());
    }

    private Answer redrives() {
        return new Answer.Value(
                operations.redrives().list().stream().map(QueueFields::of).toList());
    }

    private Answer redrive(Operator operator, Arguments arguments) {
        QueueName queue = queue(arguments);
        String messageId = arguments.text("messageId");
        Long perSecond = arguments.number("perSecond");
        Redrive redrive = messageId == null
                ? operations
                        .redrives()
                        .start(queue, perSecond == null ? null : Math.toIntExact(perSecond), operator.name())
                : operations.redrives().one(queue, messageId, operator.name());
        Long total = redrive.total();
        operations
                .audit()
                .acted(
                        operator.name(),
                        "redrive",
                        queue.text() + (messageId == null ? "" : " " + messageId),
                        total == null ? null : Math.toIntExact(total));
        return new Answer.Value(QueueFields.of(redrive));
    }

    private Answer cancelRedrive(Operator operator, Arguments arguments) {
        Redrive redrive = operations.redrives().cancel(Asked.text(arguments, "id"));
        operations
                .audit()
                .acted(operator.name(), "cancelRedrive", redrive.queue().text(), null);
        return new Answer.Value(QueueFields.of(redrive));
    }

    private Answer deleteDeadLetter(Operator operator, Arguments arguments) {
        QueueName queue = queue(arguments);
        String messageId = Asked.text(arguments, "messageId");
        String reason = Asked.reason(arguments, "reason");
        Optional<DeadLetter> deleted = operations.deadLetters().delete(queue, messageId);
        deleted.ifPresent(letter -> operations
                .audit()
                .acted(
                        operator.name(),
                        "deleteDeadLetter",
                        queue.text() + " " + messageId + " " + letter.s3Key() + ": " + reason,
                        1));
        return new Answer.Value(deleted.isPresent());
    }

    private static QueueName queue(Arguments arguments) {
        return QueueName.valueOf(Asked.text(arguments, "queue"));
    }
}
