package io.shoebox.infra;

import static java.util.Objects.requireNonNull;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every permission is in a file that a reviewer reads. After a wanted change, write the file anew with {@code ./mvnw verify
 * -pl infra -am -Dshoebox.snapshot=write} and commit it.
 */
final class PolicyStatementsTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/io/shoebox/infra/statements.txt");

    /** What may be switched on, and brings rights: each has a snapshot of the roles that are there, or may do more. */
    private static final Map<String, Map<String, String>> MORE = Map.of(
            "canary", Map.of("alarms.canary", "true"),
            "key",
                    Map.of(
                            "security.key",
                            "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000",
                            "storage.restorers",
                            "arn:aws:iam::123456789012:role/oncall"),
            "network",
                    Map.of(
                            "network.subnets", "subnet-0123456789abcdef0",
                            "network.securityGroups", "sg-0123456789abcdef0"));

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

    @ParameterizedTest
    @ValueSource(strings = {"canary", "key", "network"})
    void whatASettingBringsIsInASnapshotOfItsOwn(String what, @TempDir Path folder) throws IOException {
        Path snapshot = SNAPSHOT.resolveSibling("statements-" + what + ".txt");
        Set<String> before = Set.of(roles(Cloud.standard()));
        Cloud cloud = Cloud.templatesOnly(Settings.from(requireNonNull(MORE.get(what))), folder.resolve(what));
        String statements = Stream.of(roles(cloud))
                .filter(role -> !before.contains(role))
                .collect(Collectors.joining("\n\n", "", "\n"));
        if (System.getProperty("shoebox.snapshot", "").equals("write")) {
            Files.writeString(snapshot, statements);
        }

        assertThat(statements).isEqualTo(Files.readString(snapshot));
        assertThat(statements).doesNotContain("MANAGED");
    }

    private static String[] roles(Cloud cloud) {
        return PolicyStatements.of(cloud).strip().split("\n\n", -1);
    }
}
