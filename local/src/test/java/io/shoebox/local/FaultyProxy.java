package io.shoebox.local;

import io.shoebox.emulator.faults.FaultGate;
import io.shoebox.emulator.faults.FaultGate.Fate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Stands in front of a server as a {@link FaultGate}, and answers 500 while told to. */
final class FaultyProxy implements AutoCloseable {
    private static final Pattern OPERATION = Pattern.compile("(?im)^x-amz-target: *\\S+\\.(\\S+)");

    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final FaultGate gate;
    private volatile Predicate<String> fails = head -> false;

    FaultyProxy(URI target) {
        gate = FaultGate.before("gate", target, 0, this::fate);
    }

    private Fate fate(String head) {
        OPERATION.matcher(head).results().forEach(operation -> operations.add(operation.group(1)));
        boolean refuses = fails.test(head);
        if (refuses) {
            refused.incrementAndGet();
        }
        return new Fate(Duration.ZERO, refuses);
    }

    /** What clients are to call. */
    URI endpoint() {
        return gate.endpoint();
    }

    /** From now on every request fails. */
    void fail() {
        fails = head -> true;
    }

    /** From now on requests of this method fail. */
    void fail(String method) {
        fails = head -> head.startsWith(method + " ");
    }

    /** From now on requests get through. */
    void heal() {
        fails = head -> false;
    }

    /** How many requests failed so far. */
    int refused() {
        return refused.get();
    }

    /** What was asked for by name so far, as SQS and DynamoDB are. */
    List<String> operations() {
        return List.copyOf(operations);
    }

    @Override
    public void close() {
        gate.close();
    }
}
