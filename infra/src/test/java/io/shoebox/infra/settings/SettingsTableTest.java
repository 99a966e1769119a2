package io.shoebox.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/settings.md is made from the code: {@code ./mvnw verify -pl infra -am -Dshoebox.snapshot=write} writes it anew. */
final class SettingsTableTest {
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end of table -->\n";
    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    void thePageOfSettingsSaysWhatTheCodeDoes() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if ("write".equals(System.getProperty("shoebox.snapshot"))) {
            Files.writeString(PAGE, page.substring(0, begin) + SettingsTable.markdown() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(SettingsTable.markdown());
        }
    }
}
