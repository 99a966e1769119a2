package io.shoebox.ingestworker;

import static java.util.stream.Collectors.groupingBy;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Change;
import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Registers what the messages of a batch have to register together: else the photos of an album, dropped at once, fight
 * over the row that counts them. Who comes to register waits until all messages that are in work have come too, or have
 * ended; or, at most, for a while. For use by the threads of a batch, one a message.
 */
final class Registrations {
    private final Catalog catalog;
    private final int threads;
    private final Duration mostWait;
    private final List<Waiting> waiting = new ArrayList<>();
    private int inWork;

    /** A photo on its way, and whose turn it is. */
    private record Waiting(Photo photo, CompletableFuture<Turn> turn, CompletableFuture<Change> change) {
        static Waiting of(Photo photo) {
            return new Waiting(photo, new CompletableFuture<>(), new CompletableFuture<>());
        }

        Shelf shelf() {
            return new Shelf(photo.key().owner(), photo.key().collection());
        }
    }

    private record Shelf(IdentityId owner, CollectionId collection) {}

    /** The first of a collection registers for all. */
    private record Turn(List<Waiting> all) {}

    /**
     * @param threads how many messages are in work at the same time
     * @param mostWait for others: a neighbour that hangs holds nobody up for longer
     */
    Registrations(Catalog catalog, int threads, Duration mostWait) {
        this.catalog = catalog;
        this.threads = threads;
        this.mostWait = mostWait;
    }

    synchronized void begin(int messages) {
        inWork += messages;
    }

    synchronized void end() {
        inWork--;
        releaseIfAllAreThere();
    }

    /** What became of it. Faults of the catalog come as its exceptions. */
    Change register(Photo photo) {
        Waiting mine = Waiting.of(photo);
        synchronized (this) {
            waiting.add(mine);
            releaseIfAllAreThere();
        }
        Turn turn = turn(mine);
        if (!turn.all().isEmpty()) {
            registerAll(turn.all());
        }
        return result(mine);
    }

    private void releaseIfAllAreThere() {
        if (waiting.size() >= Math.min(inWork, threads)) {
            release();
        }
    }

    private synchronized void release() {
        Map<Shelf, List<Waiting>> shelves = waiting.stream()
                .collect(groupingBy(Waiting::shelf, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        waiting.clear();
        for (List<Waiting> all : shelves.values()) {
            for (int from = 0; from < all.size(); from += Catalog.MOST_TOGETHER) {
                List<Waiting> part = all.subList(from, Math.min(all.size(), from + Catalog.MOST_TOGETHER));
                part.getFirst().turn().complete(new Turn(List.copyOf(part)));
                part.stream().skip(1).forEach(other -> other.turn().complete(new Turn(List.of())));
            }
        }
    }

    private Turn turn(Waiting mine) {
        try {
            return mine.turn().get(mostWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            release();
            return mine.turn().join();
        } catch (InterruptedException e) {
            // Others may count on this one: it goes on, and its calls see that it is given up.
            Thread.currentThread().interrupt();
            release();
            return mine.turn().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever happens, everybody who waits is told. */
    @SuppressWarnings("CatchAny")
    private void registerAll(List<Waiting> all) {
        try {
            List<Change> changes =
                    catalog.registerAll(all.stream().map(Waiting::photo).toList());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).change().complete(changes.get(i));
            }
        } catch (DynamoDbException e) {
            if (all.size() == 1 || e.statusCode() >= 500) {
                all.forEach(one -> one.change().completeExceptionally(e));
            } else {
                // It may be the fault of one of them, which is not to be its neighbours'.
                all.forEach(one -> registerAll(List.of(one)));
            }
        } catch (Throwable e) {
            all.forEach(one -> one.change().completeExceptionally(e));
        }
    }

    private static Change result(Waiting mine) {
        try {
            return mine.change().join();
        } catch (java.util.concurrent.CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
