package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.uploadapi.appsync.UnavailableException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UploadApiTest {
    private final UploadSettings settings = UploadSettings.from(Events.settings());

    @BeforeEach
    void beInARegion() {
        System.setProperty("aws.region", "eu-central-1");
    }

    @AfterEach
    void beNowhere() {
        System.clearProperty("aws.region");
    }

    @Test
    void wiresBothFunctionsWithTheClientsOfAws() {
        assertThat(new PresignLambda(UploadApi.presign(settings))).isNotNull();
        assertThat(new PhotosLambda(UploadApi.photos(settings))).isNotNull();
    }

    @Test
    void givesEachFunctionNoFieldButItsOwn() {
        Map<String, Object> presign = Events.read("iam-authenticated");

        assertThatThrownBy(() -> UploadApi.photos(settings).handle(presign, "1"))
                .isExactlyInstanceOf(UnavailableException.class);
    }
}
