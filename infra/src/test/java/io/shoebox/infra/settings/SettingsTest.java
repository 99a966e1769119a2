package io.shoebox.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    @Test
    void withoutContextItIsTheStageDevAtCloudFrontsAddress() {
        assertThat(Settings.from(Map.of()))
                .isEqualTo(new Settings(new Stage("dev"), List.of(), false, List.of(), null));
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "stage",
                        "Pre-Production",
                        "webOrigin",
                        "https://a.example/path",
                        "iamCallers",
                        "yes",
                        "backendRoles",
                        "arn:aws:iam::123456789012:role/Shop, me",
                        "x",
                        "y")))
                .hasMessageContaining("unknown [x]")
                .hasMessageContaining("stage must be")
                .hasMessageContaining("without a path, not 'https://a.example/path'")
                .hasMessageContaining("iamCallers must be true or false")
                .hasMessageEndingWith("backendRoles must be ARNs of IAM roles, not 'me'");
    }

    @Test
    void bucketNamesStayWithinTheirLimit() {
        String longest = new Stage("abcdefghijkl").name("thumbnails") + "-123456789012-ap-southeast-1";

        assertThat(longest.length()).isLessThanOrEqualTo(63);
    }
}
