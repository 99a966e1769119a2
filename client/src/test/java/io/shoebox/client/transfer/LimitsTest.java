package io.shoebox.client.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.client.ShoeboxException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private final Limits unknown = new Limits(List.of(), OptionalLong.empty());

    @Test
    void whatIsNotKnownIsLeftToTheServer() {
        assertThatCode(() -> unknown.check("application/octet-stream", Long.MAX_VALUE))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> unknown.check("image/png", 0)).hasMessage("contentLength must be from 1 bytes; not 0");
    }

    @Test
    void theServersRefusalsAreRememberedAndSaidInItsWords() {
        unknown.learn(new ShoeboxException.InvalidRequest(
                "content type text/plain is not accepted; accepted: image/jpeg, image/png"));
        unknown.learn(new ShoeboxException.InvalidRequest("contentLength must be from 1 to 26214400 bytes; not 9"));

        assertThatThrownBy(() -> unknown.check("image/bmp", 5))
                .hasMessage("content type image/bmp is not accepted; accepted: image/jpeg, image/png");
        assertThatThrownBy(() -> unknown.check("image/png", 26_214_401))
                .hasMessage("contentLength must be from 1 to 26214400 bytes; not 26214401");
        assertThatCode(() -> unknown.check("image/png", 26_214_400)).doesNotThrowAnyException();
    }

    @Test
    void otherRefusalsTeachNothing() {
        unknown.learn(new ShoeboxException.InvalidRequest("collectionId must be 1 to 64 characters"));
        assertThatCode(() -> unknown.check("image/bmp", 5)).doesNotThrowAnyException();
    }
}
