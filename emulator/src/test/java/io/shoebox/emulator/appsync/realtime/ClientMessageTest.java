package io.shoebox.emulator.appsync.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientMessageTest {
    @Test
    void readsTheProtocol() {
        assertThat(ClientMessage.parse("{\"type\":\"connection_init\"}")).isEqualTo(new ClientMessage.Init());
        assertThat(ClientMessage.parse("{\"type\":\"stop\",\"id\":\"7\"}")).isEqualTo(new ClientMessage.Stop("7"));
        assertThat(ClientMessage.parse("""
                {"id": "7", "type": "start", "payload": {"data": "{}",
                 "extensions": {"authorization": {"Authorization": "token", "host": "here", "number": 1}}}}"""))
                .isEqualTo(new ClientMessage.Start("7", "{}", Map.of("authorization", "token", "host", "here")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "null",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"stop\"}",
                "{\"type\":\"start\",\"payload\":{\"data\":\"{}\"}}",
                "{\"type\":\"connection_init\""
            })
    void takesTheRestForUnknown(String text) {
        assertThat(ClientMessage.parse(text)).isEqualTo(new ClientMessage.Unknown(Optional.empty()));
    }

    @Test
    void keepsTheIdOfWhatItCannotRead() {
        assertThat(ClientMessage.parse("{\"id\":\"7\",\"type\":\"start\",\"payload\":{\"data\":{}}}"))
                .isEqualTo(new ClientMessage.Unknown(Optional.of("7")));
        assertThat(ClientMessage.parse("{\"id\":\"" + "7".repeat(129) + "\",\"type\":\"stop\"}"))
                .isEqualTo(new ClientMessage.Unknown(Optional.empty()));
    }

    @Test
    void surfacesNoTokenInTexts() {
        assertThat(new ClientMessage.Start("7", "secret", Map.of("authorization", "secret")).toString())
                .doesNotContain("secret");
    }
}
