package io.shoebox.ingestworker;

import io.shoebox.model.Environment;
import io.shoebox.model.ImageType;
import io.shoebox.queue.Retries;
import java.util.Map;
import java.util.Set;

/**
 * What ingest-worker is told by its environment.
 *
 * @param types accepted image types
 * @param mostBytes the largest upload that is accepted, in bytes
 * @param keepGps whether the place from EXIF is recorded
 * @param parallelism how many messages of a batch are handled at once
 * @param tagRejected whether objects that are rejected get a tag, by which the bucket removes them
 * @param retries when messages that failed come back
 */
public record IngestSettings(
        String photosBucket,
        String photosTable,
        String thumbnailsQueueUrl,
        Set<ImageType> types,
        long mostBytes,
        boolean keepGps,
        int parallelism,
        boolean tagRejected,
        Retries retries) {
    /** {@code true}: the place where a photo was taken is recorded; by default {@code false}. */
    public static final String KEEP_GPS = "KEEP_GPS";
    /** Messages of a batch that are handled at once, 1 to 10; by default 10, since they mostly wait for S3. */
    public static final String INGEST_PARALLELISM = "INGEST_PARALLELISM";

    /** {@code true}: rejected objects get a tag, for a rule of the bucket's lifecycle; by default {@code false}. */
    public static final String TAG_REJECTED = "TAG_REJECTED";

    public IngestSettings {
        types = Set.copyOf(types);
    }

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static IngestSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var settings = new IngestSettings(
                env.text(Environment.PHOTOS_BUCKET),
                env.text(Environment.PHOTOS_TABLE),
                env.text(Environment.THUMBNAILS_QUEUE_URL),
                env.contentTypes(),
                env.mostUploadBytes(),
                env.flag(KEEP_GPS, false),
                (int) env.number(INGEST_PARALLELISM, 10, 1, 10),
                env.flag(TAG_REJECTED, false),
                Retries.from(env, Environment.UPLOADS_QUEUE_URL));
        env.check();
        return settings;
    }

    UploadRules rules() {
        return new UploadRules(types, mostBytes, keepGps);
    }
}
