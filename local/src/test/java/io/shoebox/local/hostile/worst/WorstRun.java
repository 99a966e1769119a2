package io.shoebox.local.hostile.worst;

import com.sun.management.OperatingSystemMXBean;
import io.shoebox.thumbnailer.FileThumbnails;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process for one file: makes its thumbnails as a worker with default settings does. */
final class WorstRun {
    private WorstRun() {}

    /**
     * Arguments: {@code write FOLDER}; {@code reckon FILE} prints the bytes that are reckoned; {@code make FILE} fails if they
     * cannot be made; {@code time FILE} prints the milliseconds of processor time that they
     * take, after the codecs were primed; {@code table FOLDER} prints what each file takes.
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "write" -> write(path);
            case "table" -> WorstTable.print(path);
            case "reckon" -> System.out.println(thumbnails().memory(Files.readAllBytes(path)));
            case "make" -> thumbnails().make(Files.readAllBytes(path));
            case "time" -> {
                Thumbnailer.prime();
                byte[] photo = Files.readAllBytes(path);
                FileThumbnails thumbnails = thumbnails();
                var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                long start = system.getProcessCpuTime();
                thumbnails.make(photo);
                System.out.println((system.getProcessCpuTime() - start) / 1_000_000);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void write(Path folder) throws IOException {
        for (WorstFile file : WorstFile.all()) {
            Files.write(folder.resolve(file.name()), file.made().get());
        }
    }

    private static FileThumbnails thumbnails() {
        Map<String, String> environment = new HashMap<>();
        for (String name : List.of("PHOTOS_BUCKET", "THUMBNAILS_BUCKET", "PHOTOS_TABLE", "THUMBNAILS_QUEUE_URL")) {
            environment.put(name, "none");
        }
        return new FileThumbnails(ThumbnailSettings.from(environment));
    }
}
