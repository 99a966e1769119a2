package io.shoebox.operations.reconcile;

import io.shoebox.catalog.Catalog;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.queue.ThumbnailRequest;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Has the thumbnails of some photos made again, once the workers are idle. */
public final class Reruns {
    /** In one call. */
    public static final int MOST_KEYS = 1_000;

    private final Catalog catalog;
    private final S3Client s3;
    private final SqsClient sqs;
    private final Places places;
    private final Runs runs;

    public Reruns(Catalog catalog, S3Client s3, SqsClient sqs, Places places, Runs runs) {
        this.catalog = catalog;
        this.s3 = s3;
        this.sqs = sqs;
        this.places = places;
        this.runs = runs;
    }

    /**
     * Asks for the thumbnails of those that are ready; the others are not there, or are being made anyway.
     *
     * @param task whether of all of them, or of those that lack one; and whether only to say of how many
     * @return a run that has completed
     * @throws IllegalArgumentException if there are more than {@value #MOST_KEYS} keys
     */
    public Run again(List<PhotoKey> keys, Task task) {
        if (keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("at most " + MOST_KEYS + " keys in one call");
        }
        var spending = new Spending(0, 0);
        var buckets = new Buckets(s3, places, spending);
        var outbox = new Outbox(sqs, places.reconcileQueueUrl(), spending);
        var tally = new Tally(List.of());
        for (PhotoKey key : keys) {
            spending.read(1);
            catalog.find(key)
                    .filter(row -> row.status() == PhotoStatus.READY)
                    .filter(row -> task.kind() == Task.Kind.RERUN_ALL || lacks(row, buckets))
                    .ifPresent(row -> {
                        if (!task.dryRun()) {
                            outbox.send(new ThumbnailRequest(key, row.sequencer(), row.createdAt(), true));
                        }
                        tally.found(FindingKind.THUMBNAIL_MISSING, key.toString(), !task.dryRun());
                    });
        }
        outbox.flush();
        return runs.completed(task, keys.size(), spending, tally.findings());
    }

    private static boolean lacks(Photo row, Buckets buckets) {
        Set<String> there = buckets.thumbnailsOf(row.key());
        return row.thumbnails().stream()
                .anyMatch(thumbnail -> !there.contains(thumbnail.key().toString()));
    }
}
