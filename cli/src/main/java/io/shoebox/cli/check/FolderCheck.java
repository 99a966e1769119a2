package io.shoebox.cli.check;

import io.shoebox.local.check.CheckedFile;
import io.shoebox.local.check.ImageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Checks all files under a folder, in the order in which they are found, with few of them in memory at a time. */
public final class FolderCheck {
    private final ImageCheck check;
    private final int parallel;
    private final LongConsumer progress;

    /**
     * How to go about it.
     *
     * @param parallel files at once; memory is told only of one at a time
     * @param progress is told after each file how many there were
     */
    public FolderCheck(ImageCheck check, int parallel, LongConsumer progress) {
        this.check = check;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * All regular files; links are not followed.
     *
     * @throws IOException if the folder cannot be read
     */
    public Summary run(Path folder, Listing listing) throws IOException, InterruptedException {
        var summary = new Summary();
        try (Stream<Path> found = Files.walk(folder)) {
            Iterator<Path> files = found.filter(Files::isRegularFile).sorted().iterator();
            if (parallel == 1) {
                files.forEachRemaining(file -> add(check.checkAlone(file), listing, summary));
            } else {
                runAtOnce(files, listing, summary);
            }
        }
        listing.end(summary);
        return summary;
    }

    private void runAtOnce(Iterator<Path> files, Listing listing, Summary summary) throws InterruptedException {
        Deque<Future<CheckedFile>> begun = new ArrayDeque<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
            while (files.hasNext() || !begun.isEmpty()) {
                while (files.hasNext() && begun.size() < 2 * parallel) {
                    Path file = files.next();
                    begun.addLast(pool.submit(() -> check.check(file)));
                }
                add(result(begun.removeFirst()), listing, summary);
            }
        }
    }

    private static CheckedFile result(Future<CheckedFile> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void add(CheckedFile file, Listing listing, Summary summary) {
        summary.add(file);
        listing.add(file);
        progress.accept(summary.files());
    }
}
