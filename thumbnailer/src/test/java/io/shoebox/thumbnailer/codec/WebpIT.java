package io.shoebox.thumbnailer.codec;

import static io.shoebox.thumbnailer.codec.WebpDecoderTest.assertSame;
import static io.shoebox.thumbnailer.codec.WebpDecoderTest.decoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreement with libwebp, sample by sample; SHOEBOX_STRICT=true makes missing programs a failure. */
final class WebpIT {
    private static final int[][] SIZES = {
        {1, 1}, {61, 45}, {16, 16}, {33, 70}, {1, 90}, {90, 1}, {17, 15}, {2, 3}, {130, 97}
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private int compared;

    @BeforeEach
    void needsThePrograms() {
        boolean strict = Boolean.getBoolean("SHOEBOX_STRICT") || "true".equals(System.getenv("SHOEBOX_STRICT"));
        assumeTrue(strict || Webps.isInstalled(), "cwebp and dwebp are missing: apt-get install webp");
    }

    @Test
    void agreesForEachLoopFilter() throws IOException {
        for (String kind : List.of("-strong", "-nostrong")) {
            for (int strength : new int[] {0, 1, 20, 60, 100}) {
                for (int sharpness : new int[] {0, 2, 4, 7}) {
                    compare("-q 40 %s -f %d -sharpness %d".formatted(kind, strength, sharpness), false);
                }
            }
        }
        assertThat(compared).as("files compared").isEqualTo(40);
    }

    @Test
    void agreesForEachMethodQualityAndSegment() throws IOException {
        for (int method = 0; method <= 6; method++) {
            for (int quality : new int[] {0, 10, 50, 90, 100}) {
                compare("-m %d -q %d -segments %d".formatted(method, quality, 1 + compared % 4), false);
            }
        }
        for (String more :
                List.of("-sns 100", "-sns 0", "-af", "-jpeg_like", "-pass 3", "-low_memory", "-preset text")) {
            compare(more + " -q 60", false);
        }
        assertThat(compared).as("files compared").isEqualTo(42);
    }

    @Test
    void agreesForEachKindOfAlpha() throws IOException {
        for (String method : List.of("-alpha_method 0", "-alpha_method 1")) {
            for (String filter : List.of("none", "fast", "best")) {
                for (int quality : new int[] {0, 30, 100}) {
                    compare("-q 60 %s -alpha_filter %s -alpha_q %d".formatted(method, filter, quality), true);
                    compare("-q 60 -exact %s -alpha_filter %s -alpha_q %d".formatted(method, filter, quality), true);
                }
            }
        }
        assertThat(compared).as("files compared").isEqualTo(36);
    }

    @Test
    void agreesForLosslessFiles() throws IOException {
        for (int effort = 0; effort <= 9; effort++) {
            compare("-z " + effort, false);
            compare("-exact -z " + effort, true);
        }
        for (String more : List.of("-near_lossless 40", "-lossless -hint graph", "-lossless -m 6 -q 100")) {
            compare(more, true);
        }
        assertThat(compared).as("files compared").isEqualTo(23);
    }

    private void compare(String options, boolean alpha) throws IOException {
        int[] size = SIZES[compared % SIZES.length];
        var programs = new Webps(folder);
        byte[] webp = programs.encode(Webps.picture(size[0], size[1], alpha), options);
        assertSame(decoded(webp), programs.decode(webp), options + " of " + size[0] + "×" + size[1]);
        compared++;
    }
}
