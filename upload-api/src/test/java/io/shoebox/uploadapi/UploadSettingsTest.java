package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.Cost;
import io.shoebox.model.Environment;
import io.shoebox.model.ImageType;
import io.shoebox.uploadapi.identity.BackendRole;
import io.shoebox.uploadapi.identity.CallerIdentifier;
import io.shoebox.uploadapi.identity.UserPool;
import io.shoebox.uploadapi.tickets.UploadPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UploadSettingsTest {
    @Test
    void hasDefaultsForThePolicy() {
        assertThat(UploadSettings.from(Events.settings()))
                .isEqualTo(new UploadSettings(
                        "photos-bucket",
                        "photos",
                        new CallerIdentifier.Trusted(Events.IDENTITY_POOL, Events.USER_POOL, Set.of()),
                        new UploadPolicy(ImageType.BY_DEFAULT, 25 * 1024 * 1024, Duration.ofMinutes(5), true),
                        new BudgetLimits(new Cost(5000, 50L << 30, 5000), new Cost(20_000, 200L << 30, 20_000)),
                        0));
    }

    @Test
    void takesThePolicyFromTheEnvironment() {
        Map<String, String> variables = Events.settings();
        variables.put(Environment.UPLOAD_CONTENT_TYPES, "image/png, IMAGE/JPEG");
        variables.put(Environment.MOST_UPLOAD_BYTES, "1000");
        variables.put(UploadSettings.UPLOAD_EXPIRY_SECONDS, "60");
        variables.put(UploadSettings.UPLOAD_REQUIRE_LENGTH, "false");

        assertThat(UploadSettings.from(variables).policy())
                .isEqualTo(
                        new UploadPolicy(Set.of(ImageType.JPEG, ImageType.PNG), 1000, Duration.ofSeconds(60), false));
    }

    @Test
    void takesBudgetsFromTheEnvironment() {
        Map<String, String> variables = Events.settings();
        variables.put(UploadSettings.BUDGET_TICKETS_PER_HOUR, "0");
        variables.put(UploadSettings.BUDGET_MIB_PER_DAY, "3");
        variables.put(UploadSettings.BUDGET_STORED_PHOTOS, "7");

        UploadSettings settings = UploadSettings.from(variables);
        assertThat(settings.budget().hour().tickets()).isZero();
        assertThat(settings.budget().day().bytes()).isEqualTo(3L << 20);
        assertThat(settings.mostPhotos()).isEqualTo(7);
    }

    @Test
    void takesAnIssuerElsewhereAndSeveralClientsAndBackends() {
        Map<String, String> variables = Events.settings();
        variables.put(UploadSettings.USER_POOL_ISSUER, "http://127.0.0.1:9104/us-east-1_local");
        variables.put(UploadSettings.USER_POOL_CLIENTS, "web , mobile");
        variables.put(
                UploadSettings.BACKEND_ROLES,
                "arn:aws:iam::123456789012:role/Shop,arn:aws-cn:iam::123456789012:role/a/path/Print");

        CallerIdentifier.Trusted callers = UploadSettings.from(variables).callers();
        assertThat(callers.userPool())
                .isEqualTo(new UserPool("http://127.0.0.1:9104/us-east-1_local", Set.of("web", "mobile")));
        assertThat(callers.backends())
                .containsExactlyInAnyOrder(
                        new BackendRole("aws", "123456789012", "Shop"),
                        new BackendRole("aws-cn", "123456789012", "Print"));
    }

    @Test
    void needsNoUserPool() {
        Map<String, String> variables = Events.settings();
        variables.remove(UploadSettings.USER_POOL_ID);

        assertThat(UploadSettings.from(variables).callers().userPool()).isNull();
    }

    @Test
    void takesAnotherProviderInPlaceOfAUserPool() {
        Map<String, String> variables = Events.settings();
        variables.remove(UploadSettings.USER_POOL_ID);
        variables.put(UploadSettings.OPENID_ISSUER, "https://login.example.com/tenant");

        assertThatThrownBy(() -> UploadSettings.from(variables)).hasMessageContaining("OPENID_CLIENTS is not set");
        variables.put(UploadSettings.OPENID_CLIENTS, "api://albums, 42.apps.example.com");
        assertThat(UploadSettings.from(variables).callers().userPool())
                .isEqualTo(UserPool.openId(
                        "https://login.example.com/tenant", Set.of("api://albums", "42.apps.example.com")));
    }

    @Test
    void namesEveryProblemAtOnce() {
        Map<String, String> wrong = Map.of(
                UploadSettings.USER_POOL_ISSUER, "ftp://example.com",
                UploadSettings.BACKEND_ROLES, "arn:aws:iam::123456789012:user/Shop",
                UploadSettings.USER_POOL_ID, "https://example.com",
                Environment.UPLOAD_CONTENT_TYPES, "image/jpeg,image/tiff",
                UploadSettings.UPLOAD_EXPIRY_SECONDS, "601",
                UploadSettings.UPLOAD_REQUIRE_LENGTH, "maybe",
                Environment.MOST_UPLOAD_BYTES, "2147483648");

        assertThatThrownBy(() -> UploadSettings.from(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wrong settings: PHOTOS_BUCKET is not set; PHOTOS_TABLE is not set;"
                        + " IDENTITY_POOL_ID is not set;"
                        + " USER_POOL_ID must be a user pool id, <region>_<letters and digits>, not 'https://example.com';"
                        + " USER_POOL_ISSUER must be an http or https URL without query, user or fragment,"
                        + " not 'ftp://example.com'; USER_POOL_CLIENTS is not set;"
                        + " BACKEND_ROLES must be ARNs of IAM roles, separated by commas,"
                        + " not 'arn:aws:iam::123456789012:user/Shop';"
                        + " UPLOAD_MAX_BYTES must be a whole number from 1 to 2147483647, not '2147483648';"
                        + " UPLOAD_EXPIRY_SECONDS must be a whole number from 1 to 600, not '601';"
                        + " UPLOAD_CONTENT_TYPES must be content types out of"
                        + " [image/jpeg, image/png, image/gif, image/webp, image/heic, image/avif], separated by commas,"
                        + " not 'image/jpeg,image/tiff';"
                        + " UPLOAD_REQUIRE_LENGTH must be true or false, not 'maybe'");
    }
}
