package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.settings.Settings;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where the page is. */
final class WebTest {
    @Test
    void itHasCloudFrontsNameWhereNoOtherIsGiven() {
        assertThat(distribution(Cloud.standard()).path("Aliases").isMissingNode())
                .isTrue();
        assertThat(web(Cloud.standard()).at("/Outputs/WebUrl").toString()).contains("DomainName");
    }

    @Test
    void aNameAndCertificateOfOnesOwnAreTheDistributionsAndMayCallTheBuckets() {
        Cloud changed = Cloud.changed();

        assertThat(distribution(changed).path("Aliases").toString()).isEqualTo("[\"photos.example.org\"]");
        assertThat(distribution(changed)
                        .at("/ViewerCertificate/AcmCertificateArn")
                        .asText())
                .startsWith("arn:aws:acm:us-east-1:");
        assertThat(web(changed).at("/Outputs/WebUrl/Value").asText()).isEqualTo("https://photos.example.org");
        assertThat(changed.properties("Storage", "AWS::S3::Bucket"))
                .filteredOn(bucket -> bucket.has("CorsConfiguration"))
                .hasSize(2)
                .allSatisfy(
                        bucket -> assertThat(bucket.path("CorsConfiguration").toString())
                                .contains("https://photos.example.org", "DomainName"));
    }

    @Test
    void aNameWithoutItsCertificateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of("web.domain", "photos.example.org")))
                .withMessageContaining("web.domain and web.certificate belong together: give both or neither");
    }

    private static JsonNode web(Cloud cloud) {
        return Objects.requireNonNull(cloud.templates().get("Web"));
    }

    private static JsonNode distribution(Cloud cloud) {
        return cloud.properties("Web", "AWS::CloudFront::Distribution")
                .getFirst()
                .path("DistributionConfig");
    }
}
