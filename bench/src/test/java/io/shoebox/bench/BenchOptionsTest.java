package io.shoebox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchOptionsTest {
    @Test
    void withoutArgumentsPhotosAreMade() {
        assertThat(BenchOptions.parse().folder()).isEmpty();
    }

    @Test
    void takesAFolderAndOptions() {
        BenchOptions options = BenchOptions.parse("photos", "--rounds", "3", "--report", "out.md");
        assertThat(options.folder()).contains(Path.of("photos"));
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.report()).isEqualTo(Path.of("out.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds x", "--rounds 0", "--speed 3"})
    void saysHowItIsUsed(String arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchOptions.parse(arguments.split(" ", -1)))
                .withMessage(BenchOptions.USAGE);
    }
}
