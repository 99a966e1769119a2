package io.shoebox.twin.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lambda's Runtime API for one function (Lambda Developer Guide, "Using the Lambda runtime API"): the function's process
 * asks for the next event, and posts what came of it.
 */
final class RuntimeApi {
    private static final String VERSION = "/2018-06-01/runtime/";

    private final String function;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    /** Why there will be no more answers. */
    private final CompletableFuture<String> end = new CompletableFuture<>();

    RuntimeApi(String function) {
        this.function = function;
    }

    /** Waits until the function is initialized. */
    void awaitReady(Duration most) {
        await(ready, most, "did not start");
    }

    /** Nobody need wait any longer, now or later. */
    void ended(String reason) {
        end.complete(reason);
        ready.completeExceptionally(new IllegalStateException(reason));
        underWay.values().forEach(this::fail);
        waiting.forEach(this::fail);
    }

    private void fail(Invocation invocation) {
        invocation.answer().completeExceptionally(new IllegalStateException(end.join()));
    }

    /** Gives the function an event, and waits for what comes of it. */
    Answer invoke(String event, Duration most) {
        Invocation invocation = Invocation.of(event, Instant.now().plus(most));
        waiting.add(invocation);
        if (end.isDone()) {
            fail(invocation);
        }
        return await(invocation.answer(), most, "did not answer");
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String route = path.substring(path.indexOf(VERSION) + VERSION.length());
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            switch (route) {
                case "invocation/next" -> next(exchange);
                case "init/error", "restore/error" -> {
                    ready.completeExceptionally(new IllegalStateException(body));
                    reply(exchange, 202, "{}");
                }
                // After the work for a snapshot: here it is as if restored at once.
                case "restore/next" -> reply(exchange, 200, "");
                default -> answered(exchange, route.split("/", -1), body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(null);
        Invocation invocation = waiting.take();
        underWay.put(invocation.id(), invocation);
        var headers = exchange.getResponseHeaders();
        headers.add("Content-Type", "application/json");
        headers.add("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.add(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.add(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:" + function);
        reply(exchange, 200, invocation.event());
    }

    private void answered(HttpExchange exchange, String[] route, String body) throws IOException {
        boolean isAnswer = route.length == 3 && route[0].equals("invocation");
        Invocation invocation = isAnswer ? underWay.remove(route[1]) : null;
        if (invocation == null) {
            reply(exchange, 404, "{}");
            return;
        }
        invocation.answer().complete(route[2].equals("response") ? new Answer.Returned(body) : new Answer.Failed(body));
        reply(exchange, 202, "{}");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private <T> T await(CompletableFuture<T> future, Duration most, String complaint) {
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "function " + function + " " + complaint + " within " + most.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("function " + function + " " + complaint + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
