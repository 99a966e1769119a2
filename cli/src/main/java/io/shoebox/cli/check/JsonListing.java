package io.shoebox.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.local.check.CheckedFile;
import io.shoebox.local.check.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** For programs: one document, written as results come. */
public final class JsonListing implements Listing {
    private final Path folder;
    private final JsonGenerator json;

    private interface Writing {
        void run() throws IOException;
    }

    /** @param folder that names are told from */
    public JsonListing(Path folder, PrintWriter out) {
        this.folder = folder;
        try {
            json = new ObjectMapper().getFactory().createGenerator(out);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(CheckedFile file) {
        write(() -> {
            json.writeStartObject();
            json.writeStringField("file", name(file));
            json.writeNumberField("bytes", file.bytes());
            json.writeStringField("status", Status.of(file.verdict()).name());
            if (file.verdict() instanceof Verdict.Ready(int thumbnails, long bytes)) {
                json.writeNumberField("thumbnails", thumbnails);
                json.writeNumberField("thumbnailBytes", bytes);
            } else {
                json.writeStringField("reason", Status.reason(file.verdict()));
            }
            json.writeNumberField("milliseconds", file.time().toMillis());
            peak(file);
            json.writeEndObject();
        });
    }

    @Override
    public void end(Summary summary) {
        write(() -> {
            json.writeEndArray();
            json.writeObjectFieldStart("summary");
            json.writeNumberField("files", summary.files());
            for (Status status : Status.values()) {
                json.writeNumberField(status.name().toLowerCase(Locale.ROOT), summary.count(status));
            }
            worst("slowest", summary.slowest());
            worst("mostMemory", summary.largest());
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        });
    }

    private void worst(String name, @Nullable CheckedFile file) throws IOException {
        if (file != null) {
            json.writeObjectFieldStart(name);
            json.writeStringField("file", name(file));
            json.writeNumberField("milliseconds", file.time().toMillis());
            peak(file);
            json.writeEndObject();
        }
    }

    private void peak(CheckedFile file) throws IOException {
        if (file.peakBytes() != null) {
            json.writeNumberField("peakBytes", file.peakBytes());
        }
    }

    @Override
    public void close() {
        write(json::flush);
    }

    private String name(CheckedFile file) {
        return folder.relativize(file.file()).toString();
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
