package io.shoebox.ingestworker;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.shoebox.model.Environment;
import io.shoebox.model.ImageType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What ingest-worker is told by its environment.
 *
 * @param types accepted image types
 * @param mostBytes the largest upload that is accepted, in bytes
 * @param keepGps whether the place from EXIF is recorded
 * @param parallelism how many messages of a batch are handled at once
 */
public record IngestSettings(
        String photosBucket,
        String photosTable,
        String thumbnailsQueueUrl,
        Set<ImageType> types,
        long mostBytes,
        boolean keepGps,
        int parallelism) {
    /** Accepted content types, separated by commas; by default all that Shoebox knows. */
    public static final String UPLOAD_CONTENT_TYPES = "UPLOAD_CONTENT_TYPES";
    /** {@code true}: the place where a photo was taken is recorded; by default {@code false}. */
    public static final String KEEP_GPS = "KEEP_GPS";
    /** Messages of a batch that are handled at once, 1 to 10; by default 4, since they mostly wait for S3. */
    public static final String INGEST_PARALLELISM = "INGEST_PARALLELISM";

    private static final long DEFAULT_MOST_BYTES = 25L << 20;

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
                env.parsed(
                        UPLOAD_CONTENT_TYPES,
                        Set.of(ImageType.values()),
                        "content types of known images, separated by commas",
                        IngestSettings::types),
                env.number(Environment.MOST_UPLOAD_BYTES, DEFAULT_MOST_BYTES, 1, Integer.MAX_VALUE),
                env.flag(KEEP_GPS, false),
                (int) env.number(INGEST_PARALLELISM, 4, 1, 10));
        env.check();
        return settings;
    }

    private static Set<ImageType> types(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> ImageType.ofContentType(name)
                        .orElseThrow(() -> new IllegalArgumentException("no known content type")))
                .collect(toUnmodifiableSet());
    }
}
