package io.shoebox.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A server on 127.0.0.1 that answers as a test wants it. */
final class AnsweringServer implements AutoCloseable {
    private final HttpServer server;

    /** What is sent back. */
    record Answer(int status, String contentType, String body) {
        static Answer xml(int status, String body) {
            return new Answer(status, "application/xml", body);
        }

        /** An error in the way of S3. */
        static Answer error(int status, String code) {
            return xml(status, "<Error><Code>" + code + "</Code><Message>A message.</Message></Error>");
        }
    }

    /** How requests are answered. */
    interface Answers {
        Answer to(String method, URI uri, String body);
    }

    AnsweringServer(Answers answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Answers answers) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Answer answer = answers.to(exchange.getRequestMethod(), exchange.getRequestURI(), body);
            byte[] bytes = answer.body().getBytes(UTF_8);
            boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), none ? -1 : bytes.length);
            if (!none) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** As much of S3 as it takes to make a bucket and configure its notifications. */
    static final class Buckets implements Answers {
        final Set<String> names = new TreeSet<>();
        /** By bucket. */
        final Map<String, String> notifications = new TreeMap<>();

        final AtomicInteger writes = new AtomicInteger();
        /** What is kept of a configuration that is put. */
        UnaryOperator<String> memory = UnaryOperator.identity();

        @Override
        public synchronized Answer to(String method, URI uri, String body) {
            String bucket = uri.getPath().substring(1);
            boolean isNotification = uri.getQuery() != null && uri.getQuery().startsWith("notification");
            if (method.equals("PUT")) {
                writes.incrementAndGet();
                if (isNotification) {
                    notifications.put(bucket, memory.apply(body));
                } else {
                    names.add(bucket);
                }
                return Answer.xml(200, "");
            }
            if (!names.contains(bucket)) {
                return Answer.error(404, "NoSuchBucket");
            }
            return Answer.xml(
                    200, isNotification ? notifications.getOrDefault(bucket, "<NotificationConfiguration/>") : "");
        }
    }
}
