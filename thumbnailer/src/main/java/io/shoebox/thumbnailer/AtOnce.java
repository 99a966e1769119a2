package io.shoebox.thumbnailer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Calls that mostly wait, made at the same time. */
final class AtOnce {
    private AtOnce() {}

    /**
     * What the calls return, in their order. All have ended by then, also where one fails or the caller is interrupted:
     * nothing goes on behind its back.
     *
     * @throws RuntimeException or {@link Error}: the first failure, with the others suppressed
     */
    static <T> List<T> all(List<Callable<T>> calls) {
        List<Future<T>> ended;
        // Closing waits for all; if that is interrupted, it interrupts them and waits on.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ended = calls.stream().map(threads::submit).toList();
        }
        Throwable failure = null;
        for (Future<T> call : ended) {
            failure = together(failure, call);
        }
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
        return ended.stream().map(Future::resultNow).toList();
    }

    private static @Nullable Throwable together(@Nullable Throwable first, Future<?> call) {
        if (call.state() == Future.State.SUCCESS) {
            return first;
        }
        Throwable next = call.exceptionNow();
        if (first == null) {
            return next;
        }
        if (!first.equals(next)) {
            first.addSuppressed(next);
        }
        return first;
    }
}
