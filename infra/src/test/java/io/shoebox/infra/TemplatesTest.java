package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.functions.FunctionPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all templates. */
final class TemplatesTest {
    private final Cloud cloud = Cloud.standard();

    @Test
    void synthesisGivesTheSameBytesEachTime(@TempDir Path out) throws IOException {
        Cloud again = Cloud.synthesize(Map.of(), out);

        assertThat(contents(again.folder())).isEqualTo(contents(cloud.folder()));
    }

    /** Collections without an order differ from JVM to JVM. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void synthesisGivesTheSameTemplatesInAnotherJvm(boolean everySettingChanged, @TempDir Path out)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PipelineApp.class.getName(),
                out.toString()));
        if (everySettingChanged) {
            command.add("settings=" + Cloud.EVERY_SETTING);
        }
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();

        Map<String, String> there = contents(out);
        Map<String, String> here = contents(Cloud.of(everySettingChanged).folder());
        there.keySet().removeIf(name -> !name.endsWith(".template.json"));
        here.keySet().removeIf(name -> !name.endsWith(".template.json"));
        assertThat(there).isNotEmpty().isEqualTo(here);
    }

    @Test
    void wrongSettingsAreToldInOneLine(@TempDir Path out) throws IOException, InterruptedException {
        Path said = out.resolve("said");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PipelineApp.class.getName(),
                out.toString(),
                "stage=Prod",
                "api.queryDepth=0");
        Process process =
                new ProcessBuilder(command).redirectError(said.toFile()).start();

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readAllLines(said))
                .singleElement()
                .asString()
                .startsWith("shoebox: wrong settings: stage must be")
                .contains("api.queryDepth must be a whole number from 3 to 75, not '0'");
    }

    @Test
    void noTemplateHasACustomResourceOrAFunctionThatIsNotOurs() {
        cloud.templates()
                .values()
                .forEach(template -> assertThat(template.path("Resources")
                                .valueStream()
                                .map(resource -> resource.path("Type").asText()))
                        .noneMatch(type -> type.startsWith("Custom::")
                                || type.equals("AWS::CloudFormation::CustomResource")
                                || type.equals("AWS::CloudFormation::Stack")));
        assertThat(cloud.templates().values().stream()
                        .flatMap(template -> template.path("Resources").valueStream())
                        .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function")))
                // All but the canary.
                .hasSize(FunctionPackage.values().length - 1);
    }

    @Test
    void noTemplateNeedsParametersOrABootstrappedAccount() {
        assertThat(cloud.templates().values())
                .allMatch(template -> !template.has("Parameters") && !template.has("Rules"));
    }

    @Test
    void theStacksAreDeployedInAnOrderWithoutCircles() {
        var order = new TreeMap<String, List<String>>();
        cloud.manifest()
                .path("artifacts")
                .propertyStream()
                .filter(artifact -> artifact.getValue().path("type").asText().equals("aws:cloudformation:stack"))
                .forEach(artifact -> order.put(
                        artifact.getKey(),
                        artifact.getValue()
                                .path("dependencies")
                                .valueStream()
                                .map(JsonNode::asText)
                                .filter(name -> !name.endsWith(".assets"))
                                .sorted()
                                .toList()));

        assertThat(order)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Web", List.of(),
                        "Queues", List.of(),
                        "Storage", List.of("Queues", "Web"),
                        "Identity", List.of("Storage"),
                        "Pipeline", List.of("Queues", "Storage"),
                        "Reconcile", List.of("Queues", "Storage"),
                        "Api", List.of("Identity", "Storage"),
                        "Notifier", List.of("Api", "Storage"),
                        "Operations", List.of("Api", "Identity", "Pipeline", "Queues", "Storage"),
                        "Monitoring", List.of("Api", "Identity")));
    }

    @Test
    void aClientFindsAllItNeedsInOneOutput() {
        String config = cloud.template("Api").at("/Outputs/ClientConfig/Value").toString();

        assertThat(config)
                .contains(
                        "region",
                        "userPoolId",
                        "userPoolClientId",
                        "identityPoolId",
                        "graphqlUrl",
                        "photosBucket",
                        "thumbnailsBucket");
    }

    @Test
    void thePageIsReadByItsDistributionAloneAndCarriesSecurityHeaders() {
        JsonNode distribution =
                cloud.properties("Web", "AWS::CloudFront::Distribution").getFirst();
        JsonNode headers = cloud.properties("Web", "AWS::CloudFront::ResponseHeadersPolicy")
                .getFirst()
                .at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig");

        assertThat(distribution
                        .at("/DistributionConfig/Origins/0/OriginAccessControlId")
                        .isMissingNode())
                .isFalse();
        assertThat(distribution
                        .at("/DistributionConfig/DefaultCacheBehavior/ViewerProtocolPolicy")
                        .asText())
                .isEqualTo("redirect-to-https");
        assertThat(headers.at("/ContentSecurityPolicy/ContentSecurityPolicy").toString())
                .contains("default-src 'self'", " wss://*.", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.at("/StrictTransportSecurity/AccessControlMaxAgeSec").asInt())
                .isEqualTo(31_536_000);
        assertThat(cloud.properties("Web", "AWS::S3::BucketPolicy").getFirst().toString())
                .contains("cloudfront.amazonaws.com", "AWS:SourceArn")
                .doesNotContain("\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"}");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                // A zip's name is the digest of its bytes.
                contents.put(name, name.endsWith(".json") ? Files.readString(file) : "");
            }
        }
        return contents;
    }
}
