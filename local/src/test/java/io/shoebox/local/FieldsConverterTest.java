package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FieldsConverterTest {
    @Test
    void aLineNamesEachFieldOnce() {
        var fields = Map.of("messageId", "id-1", "key", "a/b", "requestId", "request-1");

        assertThat(line("message id-1: rejected, too large", fields)).isEqualTo(" key=a/b requestId=request-1");
        assertThat(line("started", Map.of())).isEmpty();
    }

    private static String line(String text, Map<String, String> fields) {
        var context = new LoggerContext();
        var event = new LoggingEvent("", context.getLogger("io.shoebox.Some"), Level.INFO, text, null, null);
        event.setMDCPropertyMap(fields);
        return new FieldsConverter().convert(event);
    }
}
