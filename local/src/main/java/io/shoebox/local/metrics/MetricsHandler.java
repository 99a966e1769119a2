package io.shoebox.local.metrics;

import io.shoebox.emulator.http.HttpHandler;
import io.shoebox.emulator.http.HttpRequest;
import io.shoebox.emulator.http.HttpResponse;
import java.util.function.Supplier;

/** Answers {@code /metrics} for Prometheus; everything else goes on. */
public final class MetricsHandler implements HttpHandler {
    private static final String PATH = "/metrics";

    private final Supplier<String> metrics;
    private final HttpHandler others;

    /** @param metrics the text that Prometheus reads */
    public MetricsHandler(Supplier<String> metrics, HttpHandler others) {
        this.metrics = metrics;
        this.others = others;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return request.path().equals(PATH) && request.method().equals("GET")
                ? HttpResponse.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get())
                        .with("Cache-Control", "no-store")
                : others.handle(request);
    }
}
