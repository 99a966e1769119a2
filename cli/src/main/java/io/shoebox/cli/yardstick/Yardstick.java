package io.shoebox.cli.yardstick;

import io.shoebox.cli.demo.Source;
import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends many photos, at once from several uploaders or one by one, and measures how long they take to be ready. */
public final class Yardstick {
    private static final String COLLECTION = "load";
    /** Photos after which compiled code no longer changes the figures much. */
    private static final int WARM_UP = 30;

    private final List<PhotoClient> uploaders;
    private final PrintWriter out;
    private final Duration patience;

    /**
     * One client an uploader.
     *
     * @param patience how long the slowest photo may take once all are stored
     */
    public Yardstick(List<PhotoClient> uploaders, PrintWriter out, Duration patience) {
        this.uploaders = List.copyOf(uploaders);
        this.out = out;
        this.patience = patience;
    }

    /** A photo that S3 has. */
    private record Sent(PhotoClient client, String s3Key, int bytes, Instant storedAt) {}

    /** Sends the photos; returns whether every one of them became READY. */
    public boolean run(int photos, IntFunction<Source> source) {
        Instant begun = Instant.now();
        List<Sent> sent = sendAll(photos, source);
        Instant stored = Instant.now();
        out.printf("%d photos stored in %.1f s%n", sent.size(), seconds(begun, stored));
        out.flush();
        var millis = new ArrayList<Long>();
        Instant last = begun;
        int other = photos - sent.size();
        for (Sent photo : sent) {
            Optional<Fields> record =
                    photo.client().settled(photo.s3Key(), patience.minus(Duration.between(stored, Instant.now())));
            if (record.filter(fields -> fields.text("status").equals("READY")).isPresent()) {
                Instant ready = Instant.parse(record.get().text("updatedAt"));
                millis.add(Math.max(0, Duration.between(photo.storedAt(), ready).toMillis()));
                last = ready.isAfter(last) ? ready : last;
                progress(millis.size(), photos);
            } else {
                other++;
                out.printf(
                        "  not ready: %s, %s%n",
                        photo.s3Key(),
                        record.flatMap(fields -> fields.maybe("reason")).orElse("no reason is on record"));
            }
        }
        summarize(sent, millis, other, Duration.between(begun, last));
        return other == 0;
    }

    /** Sends each photo when the one before is READY, after some that are not measured; returns whether all became READY. */
    public boolean runOneByOne(int photos, IntFunction<Source> source) {
        PhotoClient client = uploaders.getFirst();
        var millis = new ArrayList<Long>();
        for (int i = 0; i < WARM_UP + photos; i++) {
            var sent = new ConcurrentLinkedQueue<Sent>();
            send(client, source.apply(i), sent);
            Optional<Fields> record = Optional.ofNullable(sent.peek())
                    .flatMap(photo -> client.settled(photo.s3Key(), patience))
                    .filter(fields -> fields.text("status").equals("READY"));
            if (record.isPresent() && i >= WARM_UP) {
                Instant ready = Instant.parse(record.get().text("updatedAt"));
                millis.add(Math.max(
                        0, Duration.between(sent.element().storedAt(), ready).toMillis()));
            }
        }
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        out.printf("ready        %d of %d, one by one after %d others%n", sorted.length, photos, WARM_UP);
        if (sorted.length > 0) {
            printPutToReady(sorted);
        }
        out.flush();
        return sorted.length == photos;
    }

    private void printPutToReady(long[] sorted) {
        out.printf(
                "PUT to READY median %d ms, p95 %d ms, max %d ms%n",
                percentile(sorted, 50), percentile(sorted, 95), sorted[sorted.length - 1]);
    }

    private List<Sent> sendAll(int photos, IntFunction<Source> source) {
        var next = new AtomicInteger();
        var sent = new ConcurrentLinkedQueue<Sent>();
        try (var pool = Executors.newFixedThreadPool(uploaders.size())) {
            List<Future<?>> ends = new ArrayList<>();
            for (PhotoClient client : uploaders) {
                ends.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < photos; i = next.getAndIncrement()) {
                        send(client, source.apply(i), sent);
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("an uploader failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return List.copyOf(sent);
    }

    private void send(PhotoClient client, Source photo, ConcurrentLinkedQueue<Sent> sent) {
        int bytes = photo.bytes().length;
        PhotoClient.Ticket ticket = client.ticket(COLLECTION, photo.filename(), photo.contentType(), bytes);
        int status = client.put(ticket, photo.bytes());
        if (status == 200) {
            sent.add(new Sent(client, ticket.s3Key(), bytes, Instant.now()));
        } else {
            out.printf("  PUT of %s: status %d, expected 200%n", ticket.s3Key(), status);
        }
    }

    private void progress(int ready, int photos) {
        if (ready % Math.max(1, photos / 10) == 0) {
            out.printf("  %d of %d ready%n", ready, photos);
            out.flush();
        }
    }

    private void summarize(List<Sent> sent, List<Long> millis, int other, Duration total) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        long bytes = sent.stream().mapToLong(Sent::bytes).sum();
        out.printf("%nready        %d of %d%n", sorted.length, sorted.length + other);
        if (sorted.length > 0) {
            out.printf(
                    "throughput   %.1f photos/s over %.1f s%n",
                    sorted.length * 1000.0 / total.toMillis(), total.toMillis() / 1000.0);
            printPutToReady(sorted);
        }
        out.printf("sent         %.1f MB%n", bytes / 1e6);
        out.printf(
                "peak memory  %s (this process: uploaders, workers and any embedded server)%n", PeakMemory.describe());
        out.flush();
    }

    /** The nearest rank. */
    static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
