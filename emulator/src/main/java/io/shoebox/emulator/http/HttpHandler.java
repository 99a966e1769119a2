package io.shoebox.emulator.http;

/** Answers requests; called by several threads at once. What it throws becomes a plain 500. */
@FunctionalInterface
public interface HttpHandler {
    HttpResponse handle(HttpRequest request);
}
