package io.shoebox.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code GET /health} (200: the process is alive; 503: start it anew), {@code /ready} (200: it works; 503 with the
 * reasons) and {@code /metrics} (for Prometheus), and nothing else. It tells no keys, no owners and no addresses.
 */
final class StatusServer implements AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";
    /** Of Prometheus' text format. */
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final String host;

    private record Answer(int status, String type, String body) {
        static Answer of(List<String> reasons) {
            return reasons.isEmpty()
                    ? new Answer(200, TEXT, "ok\n")
                    : new Answer(503, TEXT, String.join("\n", reasons) + "\n");
        }
    }

    private StatusServer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /**
     * Listens from now on.
     *
     * @param sickness why the process should be started anew
     * @param unreadiness why it does not work
     */
    static StatusServer on(
            String host,
            int port,
            Supplier<List<String>> sickness,
            Supplier<List<String>> unreadiness,
            Supplier<String> metrics) {
        try {
            var result = new StatusServer(HttpServer.create(new InetSocketAddress(host, port), 0), host);
            result.answer("/health", () -> Answer.of(sickness.get()));
            result.answer("/ready", () -> Answer.of(unreadiness.get()));
            result.answer("/metrics", () -> new Answer(200, METRICS, metrics.get()));
            result.answer("/", () -> new Answer(404, TEXT, "there are /health, /ready and /metrics\n"));
            result.server.setExecutor(result.threads);
            result.server.start();
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the port " + port + " of " + host + " cannot be listened at: choose another by "
                            + ProcessSettings.WORKER_PORT,
                    e);
        }
    }

    URI address() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    private void answer(String path, Supplier<Answer> answers) {
        server.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, path, answers);
            }
        });
    }

    private static void send(HttpExchange exchange, String path, Supplier<Answer> answers) throws IOException {
        boolean known = path.equals("/") || exchange.getRequestURI().getPath().equals(path);
        Answer answer;
        if (!exchange.getRequestMethod().equals("GET")) {
            answer = new Answer(405, TEXT, "GET only\n");
        } else {
            answer = known ? answers.get() : new Answer(404, TEXT, "there are /health, /ready and /metrics\n");
        }
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
