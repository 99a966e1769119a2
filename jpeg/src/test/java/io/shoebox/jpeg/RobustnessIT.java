package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

/** Damaged files cause nothing but {@link IIOException}, soon, and within the memory limit. */
class RobustnessIT {
    private static final int FILES = 100_000;
    private static final Duration MOST = Duration.ofSeconds(2);
    private static final JpegLimits LIMITS = new JpegLimits(1 << 20, 4_000_000, 100, 64 << 20, MOST.toNanos());

    @Test
    void nothingButIioExceptionsEscape() throws IOException {
        List<byte[]> bases = new ArrayList<>();
        for (String name : Reading.GOLDEN) {
            bases.add(Reading.golden(name + ".jpg"));
        }
        Mutations mutations = new Mutations(4, bases);
        long slowest = 0;
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = mutations.next();
            long start = System.nanoTime();
            refused += readOrRefuse(file, i) ? 0 : 1;
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(MOST);
        assertThat(refused).as("files refused").isBetween(FILES / 10, FILES * 9 / 10);
    }

    private static boolean readOrRefuse(byte[] file, int number) {
        ScaledJpegReadParam param = Reading.scale(1 + number % 8);
        param.setLimits(LIMITS);
        param.setAllowPartial(number % 3 == 0);
        param.setReduction(number % 16 < 8 ? Reduction.AVERAGE : Reduction.LOW_FREQUENCIES);
        try {
            ScaledJpegReader reader = Reading.reader(file);
            SrgbConversion.apply(reader.read(0, param), reader.iccProfile());
            return true;
        } catch (IIOException expected) {
            // An unexpected exception of the decoder is the cause of what escapes: none is wanted either.
            if (expected.getCause() != null) {
                throw new AssertionError(
                        "file " + number + ": " + HexFormat.of().formatHex(file), expected);
            }
            return false;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("file " + number + ": " + HexFormat.of().formatHex(file), e);
        }
    }
}
