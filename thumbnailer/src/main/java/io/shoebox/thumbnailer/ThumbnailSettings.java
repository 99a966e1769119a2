package io.shoebox.thumbnailer;

import io.shoebox.model.Environment;
import io.shoebox.queue.Retries;
import io.shoebox.thumbnailer.limits.ImageLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the thumbnailer is told by its environment.
 *
 * @param edges longest edges of the thumbnails in pixels, ascending
 * @param quality of JPEGs, 1 to 100
 * @param parallelism how many messages of a batch are handled at once
 * @param memoryPercent share of the most heap that decoding may take, all workers together
 * @param retries when messages that failed come back
 */
public record ThumbnailSettings(
        String photosBucket,
        String thumbnailsBucket,
        String photosTable,
        List<Integer> edges,
        int quality,
        ImageLimits limits,
        int parallelism,
        int memoryPercent,
        Retries retries) {
    /** Longest edges in pixels, 16 to 4096, separated by commas, at most 10; by default {@code 240,480,960}. */
    public static final String THUMBNAIL_EDGES = "THUMBNAIL_EDGES";
    /** Quality of JPEGs, 1 to 100; by default 80. */
    public static final String THUMBNAIL_QUALITY = "THUMBNAIL_QUALITY";
    /** The most megapixels that are decoded, 1 to 500; by default 50. */
    public static final String THUMBNAIL_MAX_MEGAPIXELS = "THUMBNAIL_MAX_MEGAPIXELS";
    /** The most scans of a JPEG that is decoded, 1 to 10000; by default 100. */
    public static final String THUMBNAIL_MAX_SCANS = "THUMBNAIL_MAX_SCANS";
    /** Seconds for decoding one image, 1 to 600; by default 30. */
    public static final String THUMBNAIL_MAX_SECONDS = "THUMBNAIL_MAX_SECONDS";
    /** Messages of a batch that are handled at once, 1 to 10; by default two a processor. */
    public static final String THUMBNAIL_PARALLELISM = "THUMBNAIL_PARALLELISM";
    /** Percent of the most heap that decoding may take, all workers together, 10 to 80; by default 40. */
    public static final String THUMBNAIL_MEMORY_PERCENT = "THUMBNAIL_MEMORY_PERCENT";

    private static final int LEAST_EDGE = 16;
    private static final int MOST_EDGE = 4096;
    private static final int MOST_EDGES = 10;
    /** The most bytes that an array of the JVM has. */
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final long MEGA = 1_000_000;

    public ThumbnailSettings {
        edges = edges.stream().distinct().sorted().toList();
    }

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static ThumbnailSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var settings = new ThumbnailSettings(
                env.text(Environment.PHOTOS_BUCKET),
                env.text(Environment.THUMBNAILS_BUCKET),
                env.text(Environment.PHOTOS_TABLE),
                env.parsed(
                        THUMBNAIL_EDGES,
                        List.of(240, 480, 960),
                        "1 to " + MOST_EDGES + " numbers of pixels from " + LEAST_EDGE + " to " + MOST_EDGE
                                + ", separated by commas",
                        ThumbnailSettings::edges),
                (int) env.number(THUMBNAIL_QUALITY, 80, 1, 100),
                limits(env),
                (int) env.number(THUMBNAIL_PARALLELISM, twoAProcessor(), 1, 10),
                (int) env.number(THUMBNAIL_MEMORY_PERCENT, 40, 10, 80),
                Retries.from(env, Environment.THUMBNAILS_QUEUE_URL));
        env.check();
        return settings;
    }

    private static ImageLimits limits(Environment env) {
        ImageLimits standard = ImageLimits.DEFAULT;
        return new ImageLimits(
                MEGA * env.number(THUMBNAIL_MAX_MEGAPIXELS, standard.mostPixels() / MEGA, 1, 500),
                (int) env.number(THUMBNAIL_MAX_SCANS, standard.mostScans(), 1, 10_000),
                (int) Math.min(env.mostUploadBytes(), LARGEST_ARRAY),
                Duration.ofSeconds(
                        env.number(THUMBNAIL_MAX_SECONDS, standard.time().toSeconds(), 1, 600)));
    }

    /** One is decoded while S3 is waited for by the other. */
    private static int twoAProcessor() {
        return Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 1, 10);
    }

    private static List<Integer> edges(String list) {
        List<Integer> edges = Arrays.stream(list.split(",", -1))
                .map(edge -> Integer.valueOf(edge.strip()))
                .toList();
        if (edges.size() > MOST_EDGES || edges.stream().anyMatch(edge -> edge < LEAST_EDGE || edge > MOST_EDGE)) {
            throw new IllegalArgumentException("out of bounds");
        }
        return edges;
    }
}
