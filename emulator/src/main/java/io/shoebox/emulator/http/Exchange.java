package io.shoebox.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a bounded request, has it answered, and turns whatever is thrown into a plain 500. */
final class Exchange extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final int largestBody;
    private final HttpHandler handler;

    Exchange(int largestBody, HttpHandler handler) {
        this.largestBody = largestBody;
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Optional<byte[]> body = body(request);
        if (body.isEmpty()) {
            // What is left of the body is not worth reading.
            response.getHeaders().put("Connection", "close");
            return Answers.plain(response, callback, 413, "The body may have " + largestBody + " bytes.");
        }
        return Answers.send(response, callback, answer(whole(request, body.get())));
    }

    @SuppressWarnings("CatchAny")
    private HttpResponse answer(HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (Throwable e) {
            // The message may quote what was sent.
            LOG.error("A request ended in {} at {}", e.getClass().getName(), place(e));
            return HttpResponse.of(500, "text/plain;charset=utf-8", "Internal error\n");
        }
    }

    private static String place(Throwable e) {
        return e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
    }

    /** Empty if it is too large. */
    private Optional<byte[]> body(Request request) throws IOException {
        if (request.getLength() > largestBody) {
            return Optional.empty();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(largestBody + 1);
            return bytes.length > largestBody ? Optional.empty() : Optional.of(bytes);
        }
    }

    private static HttpRequest whole(Request request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(value);
        }
        String path = request.getHttpURI().getPath();
        String query = request.getHttpURI().getQuery();
        return new HttpRequest(
                request.getMethod(), path == null ? "/" : path, query == null ? "" : query, headers, body);
    }
}
