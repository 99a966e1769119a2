package io.shoebox.local.hostile.worst;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What each of the worst files takes: time, and the least heap that is enough for it. */
final class WorstTable {
    /** What a JVM has in use that has just read the settings. */
    private static final long AROUND = 20L << 20;

    private static final long ROOM_FOR_CODECS = 64L << 20;
    private static final int PARTS = 16;

    private WorstTable() {}

    static void print(Path folder) throws IOException, InterruptedException {
        System.out.printf("%-5s %-32s %7s %9s %7s %9s%n", "type", "what", "KiB", "ms, CPU", "MiB", "reckoned");
        for (WorstFile file : WorstFile.all()) {
            Path path = Files.write(folder.resolve(file.name()), file.made().get());
            long reckoned = reckoned(path);
            Child.Result time = Child.run(heap(path, reckoned) + ROOM_FOR_CODECS, "time", path);
            System.out.printf(
                    "%-5s %-32s %7d %9s %7d %9d%n",
                    file.name().substring(file.name().lastIndexOf('.') + 1),
                    file.what(),
                    Files.size(path) >> 10,
                    time.output(),
                    least(path, reckoned) >> 20,
                    reckoned >> 20);
        }
    }

    /** The bytes that the memory budget sets aside for a file. */
    static long reckoned(Path path) throws IOException, InterruptedException {
        return Long.parseLong(Child.run(heap(path, 64 << 20), "reckon", path).output());
    }

    /** A heap with so much beside the file, and nothing to spare. */
    static long heap(Path path, long reckoned) throws IOException {
        return AROUND + Files.size(path) + reckoned;
    }

    /** The least that is enough, in sixteenths of what was reckoned. */
    private static long least(Path path, long reckoned) throws IOException, InterruptedException {
        int tooLittle = 0;
        int enough = PARTS + 1;
        while (enough - tooLittle > 1) {
            int middle = (enough + tooLittle) / 2;
            if (Child.run(heap(path, reckoned / PARTS * middle), "make", path).status() == 0) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return reckoned / PARTS * enough;
    }
}
