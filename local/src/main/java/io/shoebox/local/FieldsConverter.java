package io.shoebox.local;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a log line that its text does not name anyway, behind the text. */
public final class FieldsConverter extends ClassicConverter {
    /** Called by logback, as logback.xml says. */
    public FieldsConverter() {}

    @Override
    public String convert(ILoggingEvent event) {
        var fields = new StringBuilder();
        Map<String, String> all = new TreeMap<>(event.getMDCPropertyMap());
        all.forEach((name, value) -> {
            if (!event.getFormattedMessage().contains(value)) {
                fields.append(' ').append(name).append('=').append(value);
            }
        });
        return fields.toString();
    }
}
