package io.shoebox.emulator.cognito.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Documents as JSON; times as milliseconds since 1970. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new WriteInstant())
                    .addDeserializer(Instant.class, new ReadInstant()))
            .build();

    private Json() {}

    public static byte[] write(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of " + document.getClass(), e);
        }
    }

    public static <T> T read(byte[] document, Class<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (IOException e) {
            throw new UncheckedIOException("A document of the kind " + type.getSimpleName() + " cannot be read", e);
        }
    }

    private static final class WriteInstant extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        WriteInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(time.toEpochMilli());
        }
    }

    private static final class ReadInstant extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        ReadInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Instant.ofEpochMilli(in.getLongValue());
        }
    }
}
