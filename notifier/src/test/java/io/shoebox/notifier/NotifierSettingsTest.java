package io.shoebox.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NotifierSettingsTest {
    @Test
    void eventBridgeIsThatOfTheRegion() {
        var settings = NotifierSettings.from(
                Map.of("GRAPHQL_URL", "https://api.example/graphql", "EVENT_BUS", "bus", "AWS_REGION", "cn-north-1"));

        assertThat(settings.eventsUrl()).isEqualTo(URI.create("https://events.cn-north-1.amazonaws.com.cn"));
        assertThat(settings.eventBus()).isEqualTo("bus");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> NotifierSettings.from(Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", "nowhere")))
                .hasMessageContaining("GRAPHQL_URL is not set")
                .hasMessageContaining("AWS_REGION is not set")
                .hasMessageContaining("AWS_ENDPOINT_URL_EVENTBRIDGE must be a URL");
    }
}
