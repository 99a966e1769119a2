package io.shoebox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class WrittenPageTest {
    private static final String PAGE = "# By hand\n\nWords.\n\n" + WrittenPage.mark("thumbnails") + "\n\nold\n\n"
            + WrittenPage.mark("api") + "\n\nkept\n";

    @Test
    void aCommandWritesItsOwnPartOnly() {
        assertThat(new WrittenPage(PAGE).with("thumbnails", "\nnew\n"))
                .isEqualTo("# By hand\n\nWords.\n\n" + WrittenPage.mark("thumbnails") + "\n\nnew\n\n"
                        + WrittenPage.mark("api") + "\n\nkept\n");
        assertThat(new WrittenPage(PAGE).with("api", "new"))
                .startsWith("# By hand\n\nWords.\n\n" + WrittenPage.mark("thumbnails") + "\n\nold\n\n")
                .endsWith(WrittenPage.mark("api") + "\n\nnew\n");
    }

    @Test
    void writingTwiceTheSameChangesNothing() {
        String once = new WrittenPage(PAGE).with("thumbnails", "new");
        assertThat(new WrittenPage(once).with("thumbnails", "new")).isEqualTo(once);
    }

    @Test
    void aPageWithoutThePartIsLeftAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WrittenPage(PAGE).with("presign", "new"))
                .withMessageContaining(WrittenPage.mark("presign"));
    }

    @Test
    void aPageOfItsOwnCanBeWrittenInto() {
        WrittenPage page = WrittenPage.of("api", "first");
        assertThat(page.with("api", "second")).contains("second").doesNotContain("first");
    }
}
