package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** cdk-nag's AwsSolutions. */
final class NagTest {
    @ParameterizedTest
    @EnumSource
    void everyRuleIsFollowedOrSuppressedWithAReason(Cloud.Kind kind) throws IOException {
        try (Stream<Path> files = Files.list(kind.cloud().folder())) {
            List<Path> reports = files.filter(
                            file -> file.getFileName().toString().endsWith("NagReport.csv"))
                    .toList();
            assertThat(reports).isNotEmpty();
            for (Path report : reports) {
                assertThat(Files.readAllLines(report))
                        .as(report.getFileName().toString())
                        .noneMatch(line -> line.contains("Non-Compliant") && !line.contains(TeamApp.OWN));
            }
        }
    }
}
