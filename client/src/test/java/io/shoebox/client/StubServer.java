package io.shoebox.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Answers what a test tells it to, in turn, and remembers what was asked. */
public final class StubServer implements AutoCloseable {
    public final List<Seen> seen = new CopyOnWriteArrayList<>();

    private final ConcurrentLinkedDeque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** A request that was read to its end; names of headers in lower case. */
    public record Seen(String method, String path, Map<String, String> headers, String body) {}

    /** What one request gets. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Answers one of the next requests; those that nothing is said of get 500. */
    public StubServer then(int status, String body) {
        return then(exchange -> answer(exchange, status, body));
    }

    public StubServer then(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** Ends the connection without a word, after the request was read. */
    public StubServer thenHangUp() {
        return then(HttpExchange::close);
    }

    public List<String> methods() {
        return seen.stream().map(Seen::method).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header -> header.getValue().getFirst()));
            seen.add(new Seen(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), headers, body));
            Answer answer = answers.poll();
            if (answer == null) {
                answer(exchange, 500, "nothing is said of this request");
            } else {
                answer.to(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        boolean none = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
