package io.shoebox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Local mode, used by clients that are not ours. */
final class ClientsIT {
    @SuppressWarnings("NullAway.Init")
    private static LocalMode local;

    @BeforeAll
    static void start(@TempDir Path data) {
        local = LocalMode.start(data);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPhotoGoesTheWholeWayAndEveryRuleHolds(ClientLanguage language) {
        language.run("local", local.environment()).assertPassed(19, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aCheckThatDoesNotPassFailsTheProgram(ClientLanguage language) {
        Map<String, String> environment = new HashMap<>(local.environment());
        environment.put("AWS_SECRET_ACCESS_KEY", "wrong");

        ClientReport report = language.run("local", environment);

        assertThat(report.status()).as(report.text()).isEqualTo(1);
        assertThat(report.lines()).contains("FAILED    PUT as signed: expected 200, got 403");
        assertThat(report.text()).doesNotContain("X-Amz-Signature");
    }
}
