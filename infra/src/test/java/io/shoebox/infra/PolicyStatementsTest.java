package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every permission is in a file that a reviewer reads. After a wanted change, write the file anew with {@code ./mvnw verify
 * -pl infra -am -Dshoebox.snapshot=write} and commit it.
 */
final class PolicyStatementsTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/io/shoebox/infra/statements.txt");

    /** The roles that are there, or may do more, where there is a canary. */
    private static final Path OF_CANARY = SNAPSHOT.resolveSibling("statements-canary.txt");

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

    @Test
    void whatACanaryBringsIsInASnapshotOfItsOwn(@TempDir Path folder) throws IOException {
        Set<String> before = Set.of(roles(Cloud.standard()));
        Cloud cloud = Cloud.templatesOnly(Settings.from(Map.of("alarms.canary", "true")), folder.resolve("canary"));
        String statements = Stream.of(roles(cloud))
                .filter(role -> !before.contains(role))
                .collect(Collectors.joining("\n\n", "", "\n"));
        if (System.getProperty("shoebox.snapshot", "").equals("write")) {
            Files.writeString(OF_CANARY, statements);
        }

        assertThat(statements).isEqualTo(Files.readString(OF_CANARY));
        assertThat(statements).doesNotContain("MANAGED");
    }

    private static String[] roles(Cloud cloud) {
        return PolicyStatements.of(cloud).strip().split("\n\n", -1);
    }
}
