package io.shoebox.jpeg;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for bytes that cause anything but {@link IIOException}; begins with the golden files. */
class ScaledJpegReaderFuzzTest {
    private static final JpegLimits LIMITS = new JpegLimits(1 << 20, 1_000_000, 100, 32 << 20, 2_000_000_000);

    static Stream<byte[]> goldenFiles() throws IOException {
        Stream.Builder<byte[]> files = Stream.builder();
        for (String name : Reading.GOLDEN) {
            files.add(Reading.golden(name + ".jpg"));
        }
        return files.build();
    }

    @MethodSource("goldenFiles")
    @FuzzTest(maxDuration = "1m")
    void onlyIioExceptionsEscape(byte[] file) {
        ScaledJpegReadParam param = Reading.scale(file.length == 0 ? 8 : 1 + (file[file.length - 1] & 7));
        param.setLimits(LIMITS);
        param.setAllowPartial(file.length % 2 == 0);
        param.setReduction(file.length % 4 < 2 ? Reduction.AVERAGE : Reduction.LOW_FREQUENCIES);
        try {
            Reading.read(file, param);
        } catch (IIOException expected) {
            if (expected.getCause() != null) {
                throw new IllegalStateException("not foreseen by the decoder", expected);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
