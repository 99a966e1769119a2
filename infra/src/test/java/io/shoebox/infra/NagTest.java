package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** cdk-nag's AwsSolutions. */
final class NagTest {
    @Test
    void everyRuleIsFollowedOrSuppressedWithAReason() throws IOException {
        try (Stream<Path> files = Files.list(Cloud.standard().folder())) {
            List<Path> reports = files.filter(
                            file -> file.getFileName().toString().endsWith("NagReport.csv"))
                    .toList();
            assertThat(reports).isNotEmpty();
            for (Path report : reports) {
                assertThat(Files.readAllLines(report))
                        .as(report.getFileName().toString())
                        .noneMatch(line -> line.contains("Non-Compliant"));
            }
        }
    }
}
