package io.shoebox.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Stands in front of a server and answers 500 while told to. Otherwise it hands on bytes as they come, so that
 * signatures stay valid; only connections are not kept alive.
 */
final class FaultyProxy implements AutoCloseable {
    private static final Pattern CONNECTION = Pattern.compile("(?im)^connection:.*\r\n");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern EXPECT = Pattern.compile("(?im)^expect:");
    private static final String FAILURE =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static final Pattern OPERATION = Pattern.compile("(?im)^x-amz-target: *\\S+\\.(\\S+)");

    private final URI target;
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Predicate<String> fails = head -> false;

    FaultyProxy(URI target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** What clients are to call. */
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on every request fails. */
    void fail() {
        fails = head -> true;
    }

    /** From now on requests of this method fail. */
    void fail(String method) {
        fails = head -> head.startsWith(method + " ");
    }

    /** From now on requests get through. */
    void heal() {
        fails = head -> false;
    }

    /** How many requests failed so far. */
    int refused() {
        return refused.get();
    }

    /** What was asked for by name so far, as SQS and DynamoDB are. */
    List<String> operations() {
        return List.copyOf(operations);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            OPERATION.matcher(head).results().forEach(operation -> operations.add(operation.group(1)));
            if (fails.test(head)) {
                refused.incrementAndGet();
                skipBody(head, client.getInputStream());
                client.getOutputStream().write(FAILURE.getBytes(ISO_8859_1));
            } else {
                handOn(head, client);
            }
        } catch (IOException e) {
            // One of the two has hung up, which the other sees when this connection is closed.
        }
    }

    private void handOn(String head, Socket client) throws IOException {
        try (Socket origin = new Socket(target.getHost(), target.getPort())) {
            OutputStream toOrigin = origin.getOutputStream();
            String once =
                    CONNECTION.matcher(head).replaceAll("").replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            toOrigin.write(once.getBytes(ISO_8859_1));
            threads.execute(() -> pump(client, toOrigin));
            origin.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void pump(Socket client, OutputStream toOrigin) {
        try {
            client.getInputStream().transferTo(toOrigin);
        } catch (IOException e) {
            // The answer has come, and the connection was closed.
        }
    }

    /** The request line and headers; empty if the client hung up before. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private static void skipBody(String head, InputStream in) throws IOException {
        if (!EXPECT.matcher(head).find()) {
            for (MatchResult length : CONTENT_LENGTH.matcher(head).results().toList()) {
                in.skipNBytes(Long.parseLong(length.group(1)));
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
