package io.shoebox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;

final class LogLayoutTest {
    private final JsonTemplateLayout layout = JsonTemplateLayout.newBuilder()
            .setConfiguration(new DefaultConfiguration())
            .setEventTemplateUri("classpath:shoebox-log.json")
            .build();

    @Test
    void theFieldsOfALineAreFieldsOfItsJson() throws Exception {
        JsonNode line = line("key", "a/b", "messageId", "id-1", "requestId", "request-1");

        assertThat(line.path("message").asText()).isEqualTo("a text");
        assertThat(line.path("key").asText()).isEqualTo("a/b");
        assertThat(line.path("messageId").asText()).isEqualTo("id-1");
        assertThat(line.path("requestId").asText()).isEqualTo("request-1");
    }

    @Test
    void aLineWithoutFieldsHasNone() throws Exception {
        assertThat(line().fieldNames()).toIterable().doesNotContain("key", "messageId", "requestId");
    }

    private JsonNode line(String... fields) throws Exception {
        var context = new SortedArrayStringMap();
        for (int i = 0; i < fields.length; i += 2) {
            context.putValue(fields[i], fields[i + 1]);
        }
        String line = layout.toSerializable(Log4jLogEvent.newBuilder()
                .setLoggerName("io.shoebox.Some")
                .setLevel(Level.INFO)
                .setMessage(new SimpleMessage("a text"))
                .setContextData(context)
                .build());
        assertThat(line.strip()).doesNotContain("\n");
        return new JsonMapper().readTree(line);
    }
}
