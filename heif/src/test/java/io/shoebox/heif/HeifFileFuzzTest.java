package io.shoebox.heif;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for bytes that cause anything but {@link HeifException}; begins with the files of {@link MutantDecodes}. */
class HeifFileFuzzTest {
    static Stream<byte[]> files() throws IOException {
        return MutantDecodes.bases().stream();
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "1m")
    void onlyHeifExceptionsEscape(byte[] file) {
        MutantDecodes.decodes(file, file.length);
    }
}
