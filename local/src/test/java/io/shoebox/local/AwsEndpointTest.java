package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

final class AwsEndpointTest {
    private static final URI URL = URI.create("http://127.0.0.1:4566");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void withoutVariablesEverythingIsAtOneAddressAndCalledAsEmulatorsAre() {
        AwsEndpoint endpoint = AwsEndpoint.of(URL, Map.of());

        ServerAccess access = endpoint.access();
        assertThat(access.s3()).isEqualTo(URL);
        assertThat(access.sqs()).isEqualTo(URL);
        assertThat(access.dynamo()).isEqualTo(URL);
        assertThat(access.region()).isEqualTo(Region.US_EAST_1);
        assertThat(access.credentials().accessKeyId()).isEqualTo("test");
        assertThat(access.credentials().secretAccessKey()).isEqualTo("test");
        assertThat(endpoint.credentials()).isEqualTo("test/test, as emulators want them");
    }

    @Test
    void aServiceOfItsOwnVariableIsElsewhere() {
        ServerAccess access = AwsEndpoint.of(
                        URL,
                        Map.of(
                                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1",
                                "AWS_ENDPOINT_URL_SQS", " ",
                                "AWS_ENDPOINT_URL_DYNAMODB", "https://127.0.0.1:3/base"))
                .access();

        assertThat(access.s3()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(access.sqs()).isEqualTo(URL);
        assertThat(access.dynamo()).isEqualTo(URI.create("https://127.0.0.1:3/base"));
    }

    @Test
    void theRegionIsTheFirstThatIsSet() {
        assertThat(region(Map.of("AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-west-2")))
                .isEqualTo(Region.EU_WEST_1);
        assertThat(region(Map.of("AWS_DEFAULT_REGION", "eu-west-2"))).isEqualTo(Region.EU_WEST_2);
    }

    @Test
    void credentialsOfTheVariablesComeBeforeTheProfile() {
        AwsEndpoint endpoint = AwsEndpoint.of(
                URL,
                Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIAVARIABLE",
                        "AWS_SECRET_ACCESS_KEY", "very-secret",
                        "AWS_SESSION_TOKEN", "very-token",
                        "AWS_PROFILE", "none"));

        assertThat(endpoint.access().credentials())
                .isEqualTo(AwsSessionCredentials.create("AKIAVARIABLE", "very-secret", "very-token"));
        assertThat(endpoint.credentials()).isEqualTo("those of AWS_ACCESS_KEY_ID");
        assertThat(endpoint.toString()).doesNotContain("very-secret", "very-token");
    }

    @Test
    void elseThoseOfTheNamedProfile() throws IOException {
        Path credentials = Files.writeString(
                folder.resolve("credentials"),
                "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = very-secret\n");
        Path config = Files.writeString(
                folder.resolve("config"), "[profile role]\ncredential_source = Ec2InstanceMetadata\n");
        Map<String, String> files =
                Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString(), "AWS_CONFIG_FILE", config.toString());

        ForeignCredentials dev = ForeignCredentials.from(with(files, "AWS_PROFILE", "dev"));
        AwsCredentials found = dev.credentials();
        assertThat(found.accessKeyId()).isEqualTo("AKIADEV");
        assertThat(found.secretAccessKey()).isEqualTo("very-secret");
        assertThat(dev.source()).isEqualTo("those of the profile dev");
        assertThat(dev.toString()).doesNotContain("very-secret");

        for (String without : new String[] {"role", "absent"}) {
            assertThatExceptionOfType(LocalServerException.class)
                    .isThrownBy(() -> ForeignCredentials.from(with(files, "AWS_PROFILE", without)))
                    .withMessageStartingWith("The profile " + without + ", which AWS_PROFILE names, ")
                    .withMessageContaining("set AWS_ACCESS_KEY_ID");
        }
    }

    @Test
    void halfOfTheCredentialsIsToldInOneSentence() {
        assertThatExceptionOfType(LocalServerException.class)
                .isThrownBy(() -> AwsEndpoint.of(URL, Map.of("AWS_ACCESS_KEY_ID", "AKIAVARIABLE")))
                .withMessage("Only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set: set both, or neither.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:4566",
                "ftp://127.0.0.1",
                "http://user:password@127.0.0.1",
                "http:///",
                "http://[",
                "http://127.0.0.1?password=1",
                ""
            })
    void whatIsNoAddressIsRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsEndpoint.address(text))
                .withMessageContaining("such as http://127.0.0.1:4566")
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("user:password"));
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatExceptionOfType(LocalServerException.class)
                .isThrownBy(() -> AwsEndpoint.of(URL, Map.of("AWS_ENDPOINT_URL_SQS", "here")))
                .withMessageStartingWith("The variable AWS_ENDPOINT_URL_SQS takes the address of a server");
    }

    private static Region region(Map<String, String> environment) {
        return AwsEndpoint.of(URL, environment).access().region();
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }
}
