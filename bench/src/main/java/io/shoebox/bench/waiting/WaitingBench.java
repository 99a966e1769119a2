package io.shoebox.bench.waiting;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.shoebox.bench.photo.Texture;
import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.jpeg.JpegWriter;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.EventHandler;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.MessageProcessor;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long photos of 12 megapixels take where each call of S3 takes a while, one at a time and in the batches of a function.
 * To be run on one processor, as a function has little more: {@code taskset -c 0 ./shoebox bench waiting}.
 */
public final class WaitingBench {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final int BATCH = 10;
    private static final int WARM_UP = 40;

    private final PrintStream out;
    private final int photos;
    private final Duration delay;
    private final Random random = new Random(1);
    private final InMemoryCatalog catalog = new InMemoryCatalog();

    private WaitingBench(PrintStream out, int photos, Duration delay) {
        this.out = out;
        this.photos = photos;
        this.delay = delay;
    }

    /** Arguments: photos each way, 40 by default, and milliseconds of a call of S3, 15 by default. */
    public static void main(String[] args) {
        int photos = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        int millis = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        new WaitingBench(System.out, photos, Duration.ofMillis(millis)).run();
    }

    private void run() {
        byte[] photo = photo();
        ThumbnailSettings settings =
                ThumbnailSettings.from(Map.of("PHOTOS_BUCKET", "p", "THUMBNAILS_BUCKET", "t", "PHOTOS_TABLE", "c"));
        var s3 = new SlowS3(photo, delay);
        EventHandler<ThumbnailRequest> handler = Thumbnailer.handler(settings, s3, catalog, Clock.systemUTC());
        var queue =
                new LambdaQueue(new MessageProcessor<>(new ThumbnailRequestCodec(), handler), settings.parallelism());
        for (int i = 0; i < WARM_UP; i++) {
            handler.handle(registered(photo));
        }
        s3.calls();
        double[] alone = IntStream.range(0, photos)
                .mapToDouble(_ -> millis(() -> handler.handle(registered(photo))))
                .sorted()
                .toArray();
        Map<String, Integer> calls = s3.calls();
        long cpu = cpuNanos();
        int batches = Math.ceilDiv(photos, BATCH);
        double together = IntStream.range(0, batches)
                .mapToDouble(_ -> {
                    SQSEvent batch = batch(photo);
                    return millis(() -> queue.handle(batch));
                })
                .sum();
        double perPhoto = together / (batches * BATCH);
        out.printf(
                "S3 answers after %d ms; %.1f MB of 12 megapixels; %d processors, %d of a batch at once%n",
                delay.toMillis(),
                photo.length / 1e6,
                Runtime.getRuntime().availableProcessors(),
                settings.parallelism());
        out.printf("one at a time  median %.0f ms, p95 %.0f ms%n", rank(alone, 50), rank(alone, 95));
        out.printf(
                "in batches     %.0f ms a photo, %.1f photos/s, %.0f ms of a processor each%n",
                perPhoto, 1000 / perPhoto, (cpuNanos() - cpu) / 1e6 / (batches * BATCH));
        out.printf("calls of S3    %s for %d photos%n", calls, photos);
    }

    private static double rank(double[] sorted, int percent) {
        return sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean process
                ? process.getProcessCpuTime()
                : 0;
    }

    private SQSEvent batch(byte[] photo) {
        var batch = new SQSEvent();
        batch.setRecords(IntStream.range(0, BATCH)
                .mapToObj(i -> {
                    var message = new SQSMessage();
                    message.setMessageId(Integer.toString(i));
                    message.setBody(ThumbnailRequestCodec.encode(registered(photo)));
                    return message;
                })
                .toList());
        return batch;
    }

    /** A photo that was just uploaded. */
    private ThumbnailRequest registered(byte[] photo) {
        PhotoKey key = PhotoKey.create(
                new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555"),
                new CollectionId("bench"),
                new FileName("photo.jpg"),
                THEN,
                random);
        Sequencer sequencer = Sequencer.of("A1");
        catalog.register(new Photo(
                key,
                "photo.jpg",
                "image/jpeg",
                photo.length,
                null,
                null,
                null,
                sequencer,
                PhotoStatus.REGISTERED,
                null,
                null,
                List.of(),
                0,
                THEN,
                THEN));
        return new ThumbnailRequest(key, sequencer, THEN);
    }

    private static byte[] photo() {
        var texture = new Texture(4032, 3024, 1);
        var image = new BufferedImage(texture.width(), texture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < texture.height(); y++) {
            int[] row = new int[texture.width()];
            int line = y;
            Arrays.setAll(row, x -> texture.rgb(x, line));
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return JpegWriter.encode(image, 85);
    }
}
