package io.shoebox.twin.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the emulator sends a function's events: the body of the request is the event, that of the response the function's
 * result. On a free port of 127.0.0.1, each function under a path of its own. Events that come before the function runs
 * wait for it.
 */
public final class FunctionGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionGateway.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** Longer than any function's timeout: the emulator keeps to that. */
    private static final Duration MOST = Duration.ofMinutes(3);

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private final Map<String, CompletableFuture<FunctionProcess>> functions = new ConcurrentHashMap<>();
    private final AtomicInteger errors = new AtomicInteger();
    private volatile Consumer<Call> watcher = call -> {};

    /**
     * An invocation that begins.
     *
     * @param version of the function, as the emulator resolved it
     */
    public record Call(String function, String version, String event) {}

    private FunctionGateway(HttpServer server, List<String> names) {
        this.server = server;
        for (String name : names) {
            functions.put(name, new CompletableFuture<>());
            server.createContext("/" + name, exchange -> handle(name, exchange));
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Takes events for these functions from now on. */
    public static FunctionGateway start(List<String> names) {
        try {
            return new FunctionGateway(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the function's events are to go. */
    public URI address(String function) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + function);
    }

    /** Lets the function answer what came and what comes. */
    void serve(String name, FunctionProcess process) {
        function(name).complete(process);
    }

    /** Tells somebody of each invocation from now on, in whatever thread it has. */
    public void watch(Consumer<Call> other) {
        watcher = other;
    }

    /** How many invocations have failed so far, as Lambda's metric {@code Errors} counts them. */
    public int errors() {
        return errors.get();
    }

    private CompletableFuture<FunctionProcess> function(String name) {
        CompletableFuture<FunctionProcess> function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no function is called " + name);
        }
        return function;
    }

    private void handle(String name, HttpExchange exchange) throws IOException {
        try (exchange) {
            String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String version = exchange.getRequestHeaders().getFirst("X-Amzn-Lambda-Function-Version");
            watcher.accept(new Call(name, String.valueOf(version), event));
            switch (invoke(name, event)) {
                case Answer.Returned(String body) -> reply(exchange, 200, body);
                case Answer.Failed(String error) -> {
                    errors.incrementAndGet();
                    LOG.info("{} failed: {}", name, message(error));
                    reply(exchange, 500, message(error));
                }
            }
        }
    }

    private Answer invoke(String name, String event) {
        try {
            return function(name).get(MOST.toMillis(), TimeUnit.MILLISECONDS).invoke(event, MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.warn("{} did not answer", name, e);
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static Answer failed(String message) {
        return new Answer.Failed(
                JSON.createObjectNode().put("errorMessage", message).toString());
    }

    /** What the function said; the emulator hands on the first 512 bytes of it. */
    private static String message(String error) throws IOException {
        JsonNode message = JSON.readTree(error).path("errorMessage");
        return message.isTextual() ? message.asText() : error;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
