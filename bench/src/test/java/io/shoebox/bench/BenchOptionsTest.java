package io.shoebox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
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
        assertThat(options.destination()).isEqualTo(new BenchOptions.Destination(Path.of("out.md"), false));
    }

    @Test
    void writesIntoAPageThatIsThereOnlyWhereItIsTold() {
        assertThat(BenchOptions.parse("--report", "a.md", "--write", "b.md").destination())
                .isEqualTo(new BenchOptions.Destination(Path.of("b.md"), true));
    }

    @Test
    void takesPhotosByPartsOfTheirNames() {
        BenchOptions options = BenchOptions.parse("--only", "webp,12mp");
        assertThat(List.of("12mp.gif", "02mp.webp", "02mp.gif").stream().filter(options::wants))
                .containsExactly("12mp.gif", "02mp.webp");
        assertThat(BenchOptions.parse().wants("02mp.gif")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds x", "--rounds 0", "--speed 3", "a b", "--starts -1"})
    void saysHowItIsUsed(String arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchOptions.parse(arguments.split(" ", -1)))
                .withMessage(BenchOptions.USAGE);
    }
}
