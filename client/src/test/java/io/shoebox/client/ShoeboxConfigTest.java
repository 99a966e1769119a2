package io.shoebox.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShoeboxConfigTest {
    private static final String DEPLOYED = """
            {"region": "eu-west-1", "userPoolId": "eu-west-1_abc", "userPoolClientId": "web",
             "identityPoolId": "eu-west-1:1", "graphqlUrl": "https://api.example.com/graphql",
             "photosBucket": "photos-1", "thumbnailsBucket": "thumbnails-1", "somethingNew": 1}""";

    @Test
    void whatDeploymentWritesIsReadAndAwssAddressesFollowFromIt() {
        ShoeboxConfig config = ShoeboxConfig.parse(DEPLOYED);

        assertThat(config.userPoolUrl()).hasToString("https://cognito-idp.eu-west-1.amazonaws.com/");
        assertThat(config.identityPoolUrl()).hasToString("https://cognito-identity.eu-west-1.amazonaws.com/");
        assertThat(config.bucketUrl("photos-1")).isEqualTo("https://photos-1.s3.eu-west-1.amazonaws.com/");
        assertThat(config.contentTypes()).isEmpty();
    }

    @Test
    void addressesOfOtherServersReplaceThem() {
        ShoeboxConfig config = ShoeboxConfig.parse(DEPLOYED.replace(
                "\"somethingNew\": 1",
                "\"s3Endpoint\": \"http://127.0.0.1:9100/\", \"contentTypes\": [\"image/png\"], \"mostBytes\": 7"));

        assertThat(config.bucketUrl("photos-1")).isEqualTo("http://127.0.0.1:9100/photos-1/");
        assertThat(config.contentTypes()).containsExactly("image/png");
        assertThat(config.mostBytes()).hasValue(7);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() ->
                        ShoeboxConfig.parse("{\"region\": \"nowhere\", \"graphqlUrl\": \"ftp://x\", \"mostBytes\": 0}"))
                .isInstanceOf(ShoeboxException.InvalidRequest.class)
                .hasMessageContaining("region must be a region such as eu-west-1; not nowhere")
                .hasMessageContaining("userPoolId must be a region, '_' and a name; it is missing")
                .hasMessageContaining("identityPoolId must be")
                .hasMessageContaining("graphqlUrl must be a URL with https")
                .hasMessageContaining("photosBucket must be a bucket's name; it is missing")
                .hasMessageContaining("mostBytes must be a whole number from 1 on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "no json", "", "null"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> ShoeboxConfig.parse(text)).isInstanceOf(ShoeboxException.InvalidRequest.class);
    }

    @Test
    void tokensGoInTheClearOnlyToThisMachine() {
        assertThatThrownBy(() -> ShoeboxConfig.parse(DEPLOYED.replace("https://", "http://")))
                .hasMessageContaining("https, or with http on this machine");
        assertThat(ShoeboxConfig.parse(DEPLOYED.replace("https://api.example.com", "http://localhost:1")))
                .isNotNull();
    }

    @Test
    void itIsReadFromFilesAndAddresses(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), DEPLOYED);
        assertThat(ShoeboxConfig.read(file)).isEqualTo(ShoeboxConfig.parse(DEPLOYED));
        assertThatThrownBy(() -> ShoeboxConfig.read(folder.resolve("none")))
                .isInstanceOf(ShoeboxException.InvalidRequest.class);
        try (var server = new StubServer().then(200, DEPLOYED).then(404, "").then(200, "x".repeat(70_000))) {
            URI url = server.url("/config.json");
            assertThat(ShoeboxConfig.fetch(url)).isEqualTo(ShoeboxConfig.parse(DEPLOYED));
            assertThatThrownBy(() -> ShoeboxConfig.fetch(url)).hasMessageContaining("answered 404");
            assertThatThrownBy(() -> ShoeboxConfig.fetch(url)).hasMessageContaining("longer than");
        }
    }
}
