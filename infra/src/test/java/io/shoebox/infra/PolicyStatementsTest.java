package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every permission is in a file that a reviewer reads. After a wanted change, write the file anew with {@code ./mvnw verify
 * -pl infra -am -Dshoebox.snapshot=write} and commit it.
 */
final class PolicyStatementsTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/io/shoebox/infra/statements.txt");

    @Test
    void theRolesMayDoWhatTheSnapshotSaysAndNoMore() throws IOException {
        String statements = PolicyStatements.of(Cloud.standard());
        if (System.getProperty("shoebox.snapshot", "").equals("write")) {
            Files.createDirectories(SNAPSHOT.getParent());
            Files.writeString(SNAPSHOT, statements);
        }

        assertThat(statements).isEqualTo(Files.readString(SNAPSHOT));
        assertThat(statements).doesNotContain("MANAGED");
    }
}
