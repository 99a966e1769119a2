package io.shoebox.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.uploadapi.UploadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void withoutAnyItIsTheStageDevAtCloudFrontsAddress() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.stage()).isEqualTo(new Stage("dev"));
        assertThat(settings.web().origins()).isEmpty();
        assertThat(settings.api().iamCallers()).isFalse();
        assertThat(settings.alarms().email()).isNull();
        assertThat(settings.workers().ingest()).isEqualTo(new WorkerTuning(10, 60, 10, 1024));
        assertThat(settings.workers().thumbnailer()).isEqualTo(new WorkerTuning(3, 120, 20, 1769));
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "stage",
                        "Pre-Production",
                        "web.origins",
                        "https://a.example/path",
                        "api.iamCallers",
                        "yes",
                        "api.queryDeep",
                        "7",
                        "logs.retentionDays",
                        "31",
                        "thumbnails.edges",
                        "240,x",
                        "api.backendRoles",
                        "arn:aws:iam::123456789012:role/Shop, me",
                        "x",
                        "y")))
                .hasMessageContaining("unknown x, known are [alarms.…, api.…")
                .hasMessageContaining("unknown api.queryDeep, known are [api.backendRoles")
                .hasMessageContaining(
                        "stage must be 1 to 12 of the characters a-z 0-9, the first a letter, not 'Pre-Production'")
                .hasMessageContaining(
                        "web.origins must be like https://photos.example.com, without a path, not 'https://a.example/path'")
                .hasMessageContaining("api.iamCallers must be true or false, not 'yes'")
                .hasMessageContaining(
                        "api.backendRoles must be the ARN of an IAM role, not 'arn:aws:iam::123456789012:role/Shop, me'")
                .hasMessageContaining("logs.retentionDays must be 1, 3, 5, 7,")
                .hasMessageContaining("thumbnails.edges must be whole numbers from 16 to 4096, not '240,x'");
    }

    @ParameterizedTest
    @CsvSource({
        "workers.thumbnailer.timeoutSeconds, 90, must be more than 90",
        "thumbnails.mostSeconds, 40, must be more than 120",
        "alarms.monthlyBudget, 50, needs alarms.email",
    })
    void settingsThatContradictEachOtherAreRefused(String name, String value, String complaint) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value))).hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "uploads.contentTypes, image/png, uploads.contentTypes must have image/jpeg",
        "budget.uploadsPerHour, 14, budget.uploadsPerHour and deletesPerHour must be 0 or at least 15",
        "budget.deletesPerDay, 299, uploadsPerDay and deletesPerDay 0 or at least 300",
    })
    void aCanaryThatCouldNotUploadIsRefused(String name, String value, String complaint) {
        assertThatThrownBy(() -> Settings.from(Map.of("alarms.canary", "true", name, value)))
                .hasMessageContaining(complaint);
        assertThat(Settings.from(Map.of("alarms.canary", "true")).alarms().canary())
                .isTrue();
        assertThat(Settings.from(Map.of(name, value)).alarms().canary()).isFalse();
    }

    @Test
    void aFileHoldsGroupsAndListsAndWhatIsGivenBesidesTakesPrecedence() throws IOException {
        Path file = Files.writeString(folder.resolve("shoebox.yaml"), """
                stage: prod
                tags: {team: photos, cost-center: "42"}
                web:
                  origins: [https://a.example, http://localhost:5173]
                thumbnails: {edges: [120, 600]}
                alarms: {email: null}
                workers:
                  thumbnailer:
                    mostAtOnce: 50
                """);

        Settings settings = Settings.from(file, Map.of("stage", "test"));

        assertThat(settings.stage().value()).isEqualTo("test");
        assertThat(settings.tags()).isEqualTo(Map.of("team", "photos", "cost-center", "42"));
        assertThat(settings.web().origins()).containsExactly("https://a.example", "http://localhost:5173");
        assertThat(settings.thumbnails().edges()).containsExactly(120, 600);
        assertThat(settings.workers().thumbnailer()).isEqualTo(new WorkerTuning(3, 120, 50, 1769));
    }

    @Test
    void aFileThatIsNoneOrNotYamlOrSaysAThingTwiceIsRefused() throws IOException {
        Path twice = Files.writeString(folder.resolve("twice.yaml"), "stage: a\nstage: b\n");
        Path list = Files.writeString(folder.resolve("list.yaml"), "- stage\n");

        assertThatThrownBy(() -> Settings.from(folder.resolve("none.yaml"), Map.of()))
                .hasMessageContaining("there is no file")
                .hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> Settings.from(twice, Map.of())).hasMessageContaining("Duplicate field 'stage'");
        assertThatThrownBy(() -> Settings.from(list, Map.of())).hasMessageContaining("must hold names and values");
    }

    /** Else what a function does without its variable would not be what the table of settings says. */
    @Test
    void theDefaultsAreThoseOfTheFunctions() {
        Settings settings = Settings.standard();
        var needed = new HashMap<String, String>();
        for (String name : List.of(
                "PHOTOS_BUCKET",
                "THUMBNAILS_BUCKET",
                "PHOTOS_TABLE",
                "UPLOADS_QUEUE_URL",
                "THUMBNAILS_QUEUE_URL",
                "IDENTITY_POOL_ID")) {
            needed.put(name, "x");
        }
        var all = new HashMap<>(needed);
        all.putAll(settings.uploads().common());
        all.putAll(settings.uploads().api());
        all.putAll(settings.uploads().ingest());
        all.putAll(settings.thumbnails().environment());

        assertThat(UploadSettings.from(all)).isEqualTo(UploadSettings.from(needed));
        assertThat(IngestSettings.from(all)).isEqualTo(IngestSettings.from(needed));
        assertThat(ThumbnailSettings.from(all)).isEqualTo(ThumbnailSettings.from(needed));
    }

    @Test
    void bucketNamesStayWithinTheirLimit() {
        String longest = new Stage("abcdefghijkl").name("thumbnails") + "-123456789012-ap-southeast-1";

        assertThat(longest.length()).isLessThanOrEqualTo(63);
    }
}
