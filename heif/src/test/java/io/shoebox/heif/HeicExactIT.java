package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples are those of libde265 with its filters off; SHOEBOX_STRICT=true makes missing tools a failure. */
class HeicExactIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void eachToolOfAnEncoderIsDecodedExactly() throws IOException, InterruptedException {
        assumeTrue(
                PillowHeif.isStrict() || Dec265.isInstalled(),
                "libde265-dec265 is missing: apt-get install libde265-examples");
        Path samples = folder.resolve("samples");
        PillowHeif.installed(folder).run("samples", samples.toString());
        List<Path> files;
        try (Stream<Path> listed = Files.list(samples)) {
            files = listed.sorted().toList();
        }
        var dec265 = new Dec265(folder);

        int pictures = 0;
        for (Path file : files) {
            for (CodedPicture picture : CodedPicture.of(Files.readAllBytes(file))) {
                byte[] expected = dec265.samples(picture.byteStream());
                assertThat(picture.samples().length).as("bytes of %s", file).isPositive();
                assertThat(picture.samples())
                        .as("samples of %s", file.getFileName())
                        .isEqualTo(expected);
                pictures++;
            }
        }

        assertThat(files).as("files").hasSizeGreaterThanOrEqualTo(60);
        assertThat(pictures).isGreaterThan(files.size());
    }
}
