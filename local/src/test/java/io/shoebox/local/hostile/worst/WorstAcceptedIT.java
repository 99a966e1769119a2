package io.shoebox.local.hostile.worst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worst files that are accepted with the default limits: what the memory budget reckons for each is enough for it, but for
 * the file itself and what a JVM has in use. {@code -Dshoebox.worst=table} prints what each takes.
 */
@Tag("long")
final class WorstAcceptedIT {
    private static final long MOST_BYTES = 25 << 20;
    private static final long ENOUGH_TO_WRITE = 1L << 30;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatIsReckonedIsEnough() throws IOException, InterruptedException {
        Child.Result written = Child.run(ENOUGH_TO_WRITE, "write", folder);
        assertThat(written.status()).as(written.output()).isZero();
        for (WorstFile file : WorstFile.all()) {
            Path path = folder.resolve(file.name());
            assertThat(Files.size(path)).as(file.name()).isLessThanOrEqualTo(MOST_BYTES);

            Child.Result made = Child.run(WorstTable.heap(path, WorstTable.reckoned(path)), "make", path);

            assertThat(made.status()).as("%s: %s", file.name(), made.output()).isZero();
        }
        if ("table".equals(System.getProperty("shoebox.worst"))) {
            WorstTable.print(folder);
        }
    }

    /** What finds nothing must be able to find something. */
    @Test
    void aHeapThatIsTooSmallIsNoticed() throws IOException, InterruptedException {
        for (String name : List.of("flat.webp", "flat.heic")) {
            Path path = made(name);
            assertThat(Child.run(WorstTable.heap(path, WorstTable.reckoned(path) / 2), "make", path)
                            .status())
                    .as(name)
                    .isNotZero();
        }
    }

    /** Of its samples only those of some tiles are there at a time: 49 megapixels would have 150 MiB. */
    @Test
    void aGridIsReckonedByItsTiles() throws IOException, InterruptedException {
        assertThat(WorstTable.reckoned(made("grid.heic"))).isLessThan(40 << 20);
    }

    private Path made(String name) throws IOException {
        WorstFile worst = WorstFile.all().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Files.write(folder.resolve(name), worst.made().get());
    }
}
