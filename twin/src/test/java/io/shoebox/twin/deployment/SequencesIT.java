package io.shoebox.twin.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.infra.settings.Settings;
import io.shoebox.twin.Foreign;
import io.shoebox.twin.emulator.Emulator;
import io.shoebox.twin.emulator.MiniStack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What an operator does to a stage after the first deployment, on an emulator that others wrote. */
@Tag("servers")
final class SequencesIT {
    private static final Path EVERY_SETTING =
            Foreign.CHECKOUT.resolve("infra/src/test/resources/io/shoebox/infra/every-setting.yaml");

    /** Not another stage nor other users; and the emulator's CloudFormation knows no budgets, nor firewalls of APIs. */
    private static final Map<String, String> AS_BEFORE = Map.of(
            "stage", "dev",
            "users.poolId", "",
            "users.clientId", "",
            "users.identityPoolId", "",
            "storage.adopt", "",
            "alarms.monthlyBudget", "0",
            "api.requestsPerFiveMinutes", "0");

    private static final String[] ALL = {
        "api", "identity", "monitoring", "notifier", "operations", "pipeline", "queues", "reconcile", "storage", "web"
    };

    private static final String KEY = "us-east-1:a/holiday/photo.jpg";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private MiniStack server;

    @SuppressWarnings("NullAway.Init")
    private Emulator emulator;

    @SuppressWarnings("NullAway.Init")
    private Deployments deployments;

    @BeforeEach
    void start() {
        Foreign.needsNode();
        Path python = Foreign.needed(MiniStack.python(Foreign.CHECKOUT));
        server = MiniStack.start(python, Foreign.logs(), Map.of());
        emulator = new Emulator(server.endpoint());
        deployments = new Deployments(emulator, folder);
    }

    @AfterEach
    void stop() {
        emulator.close();
        server.close();
    }

    @Test
    void settingsAreChangedAndChangedBackAndNewCodeComes() throws Exception {
        assertThat(deployments.deploy(Settings.standard(), "one")).containsExactly(ALL);
        assertThat(deployments.deploy(Settings.standard(), "one"))
                .as("the same once more")
                .isEmpty();
        assertThat(deployments.deploy(Settings.from(Map.of("web.origins", "https://a.example")), "one"))
                .containsExactly("storage");
        assertThat(deployments.deploy(Settings.standard(), "one"))
                .as("without origins again")
                .containsExactly("storage");
        assertThat(deployments.deploy(Settings.from(EVERY_SETTING, AS_BEFORE), "one"))
                .containsExactly(ALL);
        assertThat(deployments.deploy(Settings.standard(), "one"))
                .as("back again")
                .containsExactly(ALL);
        assertThat(deployments.deploy(Settings.standard(), "two"))
                .containsExactly("api", "notifier", "operations", "pipeline", "reconcile");
    }

    @Test
    void whatIsDestroyedIsDeployedAgainWithThePhotosAndTheirOwners() throws Exception {
        deployments.deploy(Settings.standard(), "one");
        JsonNode before = config();
        try (S3Client s3 = emulator.access().s3Client()) {
            s3.putObject(
                    put -> put.bucket(before.path("photosBucket").asText())
                            .key(KEY)
                            .ifNoneMatch("*"),
                    RequestBody.fromString("photo"));
        }

        deployments.destroy();
        // It has lost its stacks and nothing else.
        deployments.adopt(
                Settings.from(Map.of(
                        "storage.adopt", Emulator.ACCOUNT + "/" + Emulator.REGION.id(),
                        "users.poolId", before.path("userPoolId").asText(),
                        "users.clientId", before.path("userPoolClientId").asText(),
                        "users.identityPoolId", before.path("identityPoolId").asText())),
                "one");

        JsonNode after = config();
        assertThat(names(after)).isEqualTo(names(before));
        try (S3Client s3 = emulator.access().s3Client()) {
            assertThat(s3.getObjectAsBytes(
                                    get -> get.bucket(after.path("photosBucket").asText())
                                            .key(KEY))
                            .asUtf8String())
                    .isEqualTo("photo");
        }
    }

    @Test
    void aCreationThatFailsHalfWayLeavesNothingAndIsRepeated() throws Exception {
        try (S3Client s3 = emulator.access().s3Client();
                CognitoIdentityClient identities = emulator.identityPools()) {
            for (String broken : List.of("storage", "identity")) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> deployments.deployBroken(broken))
                        .withMessageContaining("shoebox-dev-" + broken + " is ROLLBACK_COMPLETE");
                emulator.cloudFormation("DeleteStack", Map.of("StackName", "shoebox-dev-" + broken));
                if (broken.equals("storage")) {
                    assertThat(s3.listBuckets().buckets())
                            .noneMatch(bucket -> bucket.name().startsWith("shoebox-dev-photos")
                                    || bucket.name().startsWith("shoebox-dev-thumbnails"));
                }
            }
            assertThat(identities.listIdentityPools(list -> list.maxResults(10)).identityPools())
                    .isEmpty();

            assertThat(deployments.deploy(Settings.standard(), "one")).contains("identity", "monitoring");
        }
    }

    private JsonNode config() throws Exception {
        return new JsonMapper().readTree(deployments.outputs().getOrDefault("ClientConfig", ""));
    }

    /** All but the API, which is another one. */
    private static Map<String, String> names(JsonNode config) {
        var names = new HashMap<String, String>();
        config.properties()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        names.remove("graphqlUrl");
        return names;
    }
}
