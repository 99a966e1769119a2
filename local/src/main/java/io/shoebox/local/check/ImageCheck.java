package io.shoebox.local.check;

import io.shoebox.ingestworker.FileInspection;
import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.model.Environment;
import io.shoebox.model.ImageType;
import io.shoebox.thumbnailer.FileThumbnails;
import io.shoebox.thumbnailer.ThumbnailSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes files through both workers' own code: the inspection of ingest-worker, then the thumbnailer's decoders, with the
 * same settings, limits and memory budget. Nothing is stored. Safe for use by several threads.
 */
public final class ImageCheck {
    /** Settings name them, and nobody calls them here. */
    private static final List<String> SERVERS = List.of(
            Environment.PHOTOS_BUCKET,
            Environment.THUMBNAILS_BUCKET,
            Environment.PHOTOS_TABLE,
            Environment.UPLOADS_QUEUE_URL,
            Environment.THUMBNAILS_QUEUE_URL);

    private static final Map<String, ImageType> OTHER_ENDINGS =
            Map.of("jpeg", ImageType.JPEG, "jpe", ImageType.JPEG, "heif", ImageType.HEIC, "hif", ImageType.HEIC);

    private final FileInspection inspection;
    private final FileThumbnails thumbnails;
    private final int mostBytes;

    /**
     * @param variables limits and choices, under the names that the functions' environments have
     * @throws IllegalArgumentException naming every setting that is wrong
     */
    public ImageCheck(Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        SERVERS.forEach(server -> environment.put(server, "none"));
        inspection = new FileInspection(IngestSettings.from(environment));
        thumbnails = new FileThumbnails(ThumbnailSettings.from(environment));
        mostBytes = thumbnails.mostBytes();
    }

    /** How a file ends, whatever is in it. Files may be checked at once; then nobody knows whose memory it is. */
    public CheckedFile check(Path file) {
        return check(file, null);
    }

    /** The same, telling the most memory in use for it; nothing else may work meanwhile. */
    public CheckedFile checkAlone(Path file) {
        return check(file, new HeapMeter());
    }

    private CheckedFile check(Path file, @Nullable HeapMeter meter) {
        if (meter != null) {
            meter.begin();
        }
        long start = System.nanoTime();
        Verdict verdict = verdict(file);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new CheckedFile(file, size(file), verdict, time, meter == null ? null : meter.most());
    }

    /** The one broad catch: what a worker would have let escape, this tells of. */
    @SuppressWarnings("CatchingUnchecked")
    private Verdict verdict(Path file) {
        try {
            Optional<String> refusal = inspection.refusal(file, declared(file));
            return refusal.isPresent() ? new Verdict.Rejected(refusal.get()) : made(bytes(file));
        } catch (IOException e) {
            return new Verdict.Unreadable(String.valueOf(e));
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return new Verdict.Broken(String.valueOf(e));
        }
    }

    private Verdict made(byte[] bytes) {
        try {
            List<byte[]> made = thumbnails.make(bytes);
            return new Verdict.Ready(
                    made.size(), made.stream().mapToLong(file -> file.length).sum());
        } catch (IOException e) {
            return new Verdict.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** As the thumbnailer reads a photo: at most one byte more than the limit. */
    private byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(mostBytes + 1);
        }
    }

    /** As a browser declares it, by the file's ending; where that says nothing, what it is. */
    private static String declared(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Optional<ImageType> type = Arrays.stream(ImageType.values())
                .filter(it -> it.extension().equals(ending))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHER_ENDINGS.get(ending)));
        if (type.isEmpty()) {
            try (InputStream stream = Files.newInputStream(file)) {
                type = ImageType.sniff(stream.readNBytes(ImageType.SNIFFED_BYTES));
            }
        }
        return type.map(ImageType::contentType).orElse("");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
