package io.shoebox.cli.upload;

import io.shoebox.client.Content;
import io.shoebox.client.Photo;
import io.shoebox.client.Prepared;
import io.shoebox.client.ShoeboxClient;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.UploadListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Brings files to their collections, some at once, and tells what became of each. */
public final class Uploads {
    /** For all photos together, once all are stored. */
    private static final Duration MOST_WAITING = Duration.ofMinutes(10);

    private static final UploadResult STOPPED = new UploadResult.NotTried("stopped");

    private final ShoeboxClient client;
    private final List<FoundFile> files;
    private final PrintWriter err;
    private final boolean terminal;
    private final Meter meter;
    private final AtomicReferenceArray<@Nullable UploadResult> results;
    private final AtomicInteger next = new AtomicInteger();
    /** Why no other file is begun with. */
    private final AtomicReference<@Nullable String> given = new AtomicReference<>();

    /**
     * Begins nothing yet.
     *
     * @param err is told how far it is
     * @param terminal whether a line there may change
     */
    public Uploads(ShoeboxClient client, List<FoundFile> files, PrintWriter err, boolean terminal) {
        this.client = client;
        this.files = List.copyOf(files);
        this.err = err;
        this.terminal = terminal;
        meter = new Meter(files);
        results = new AtomicReferenceArray<>(files.size());
    }

    /**
     * Uploads all that is not there yet. If this thread is interrupted, what is being sent ends, and the rest is not tried.
     *
     * @param parallel how many at once
     * @return what became of each file, in their order
     * @throws ShoeboxException if the collections cannot be listed
     */
    public List<UploadResult> run(int parallel) {
        var known = new Known(client, files);
        ExecutorService threads = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().name("upload-", 0).factory());
        try (var line = new ProgressLine(err, terminal, () -> meter.line(System.nanoTime()))) {
            for (int i = 0; i < parallel; i++) {
                threads.execute(() -> work(known, line));
            }
            threads.shutdown();
            awaitEnd(threads);
        }
        var all = new ArrayList<UploadResult>();
        for (int i = 0; i < files.size(); i++) {
            UploadResult result = results.get(i);
            all.add(result == null ? STOPPED : result);
        }
        return all;
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                threads.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Known known, ProgressLine line) {
        for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            UploadResult result = result(i, known, line);
            results.set(i, result);
            meter.over(i, result instanceof UploadResult.Uploaded);
        }
    }

    private UploadResult result(int index, Known known, ProgressLine line) {
        String reason = given.get();
        if (reason != null || Thread.currentThread().isInterrupted()) {
            return reason == null ? STOPPED : new UploadResult.NotTried(reason);
        }
        FoundFile file = files.get(index);
        try {
            return upload(index, file, known, line);
        } catch (ShoeboxException.InvalidRequest e) {
            return new UploadResult.Refused(words(e));
        } catch (ShoeboxException.LimitExceeded | ShoeboxException.NotAuthorized e) {
            given.set(words(e)); // the next one would be refused too
            return new UploadResult.Failed(words(e));
        } catch (ShoeboxException.Cancelled e) {
            return STOPPED;
        } catch (ShoeboxException e) {
            return new UploadResult.Failed(words(e));
        } catch (RuntimeException e) { // a fault of ours, of which this file's person should hear
            return new UploadResult.Failed(e.toString());
        }
    }

    private UploadResult upload(int index, FoundFile file, Known known, ProgressLine line) {
        Prepared prepared = client.prepare(Content.of(file.path()));
        Optional<String> there = known.key(file, prepared.md5());
        if (there.isPresent()) {
            return new UploadResult.Skipped("the collection has it", there);
        }
        Optional<FoundFile> other = known.claimed(file, prepared.md5());
        if (other.isPresent()) {
            return new UploadResult.Skipped("the same as " + other.get().path(), Optional.empty());
        }
        return new UploadResult.Uploaded(client.upload(prepared, file.collection(), new UploadListener() {
            @Override
            public void progress(long sentBytes) {
                meter.sent(index, sentBytes);
            }

            @Override
            public void retrying(ShoeboxException why, Duration pause) {
                line.say(file.path() + ": " + words(why) + "; again in " + (pause.toMillis() + 999) / 1000 + " s");
            }
        }));
    }

    /** The same results, once all photos that are there are ready or will never be. */
    public List<UploadResult> awaitReady(List<UploadResult> all) {
        long end = System.nanoTime() + MOST_WAITING.toNanos();
        var settled = new ArrayList<UploadResult>();
        for (UploadResult result : all) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            settled.add(
                    switch (result) {
                        case UploadResult.Uploaded(String key) -> settled(result, key, left);
                        case UploadResult.Skipped(String _, Optional<String> key)
                        when key.isPresent() -> settled(result, key.get(), left);
                        default -> result;
                    });
        }
        return settled;
    }

    private UploadResult settled(UploadResult result, String key, Duration most) {
        try {
            Optional<Photo> photo = client.settled(key, most);
            if (photo.filter(found -> found.status() == Photo.Status.READY).isPresent()) {
                return result;
            }
            String status = photo.map(found ->
                            found.status() + found.reason().map(": "::concat).orElse(""))
                    .orElse("not registered yet");
            return new UploadResult.NotReady(key, status);
        } catch (ShoeboxException e) {
            return new UploadResult.NotReady(key, words(e));
        }
    }

    private static String words(ShoeboxException e) {
        return String.valueOf(e.getMessage());
    }
}
