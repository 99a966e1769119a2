package io.shoebox.emulator.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.emulator.Loopback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in front of a server on 127.0.0.1, holds requests up and answers some with 500. All else it hands on as it
 * comes, so that signatures stay valid; only connections are not kept alive.
 */
public final class FaultGate implements AutoCloseable {
    private static final int MOST_HEAD_BYTES = 64 << 10;
    private static final Pattern CONNECTION = Pattern.compile("(?im)^connection:.*\r\n");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,12})");
    private static final Pattern EXPECT = Pattern.compile("(?im)^expect:");
    private static final String FAILURE =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /** Decides by the request's line and headers, before its body has come. */
    public interface Choice {
        /** What becomes of one request. */
        Fate of(String head);
    }

    /**
     * What becomes of a request.
     *
     * @param pause how long it is held up
     * @param fails whether it is answered 500 in the server's place
     */
    public record Fate(Duration pause, boolean fails) {}

    private final URI server;
    private final Choice choice;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FaultGate(URI server, Choice choice, ServerSocket door) {
        this.server = server;
        this.choice = choice;
        this.door = door;
    }

    /**
     * Opens it.
     *
     * @param name of the server, for who is told that its port is taken
     * @param port on 127.0.0.1; 0 takes a free one
     * @throws io.shoebox.emulator.EmulatorException if the port is taken
     */
    public static FaultGate before(String name, URI server, int port, FaultPlan plan) {
        return before(name, server, port, byChance(plan));
    }

    /** The same by another choice. */
    public static FaultGate before(String name, URI server, int port, Choice choice) {
        return Loopback.starting(name, port, () -> {
            var gate = new FaultGate(server, choice, new ServerSocket(port, 0, InetAddress.ofLiteral(Loopback.HOST)));
            gate.threads.execute(gate::accept);
            return gate;
        });
    }

    private static Choice byChance(FaultPlan plan) {
        var random = new Random(plan.seed());
        return head -> {
            synchronized (random) {
                boolean fails = random.nextDouble() < plan.errors();
                long wait = (long) (random.nextDouble() * plan.latency().toMillis());
                return new Fate(Duration.ofMillis(wait), fails);
            }
        };
    }

    /** What clients are to call. */
    public URI endpoint() {
        return Loopback.uri(door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
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
            Fate fate = choice.of(head);
            Thread.sleep(fate.pause());
            if (fate.fails()) {
                skipBody(head, client.getInputStream());
                client.getOutputStream().write(FAILURE.getBytes(ISO_8859_1));
            } else {
                handOn(head, client);
            }
        } catch (IOException e) {
            // One of the two has hung up, which the other sees when this connection is closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOn(String head, Socket client) throws IOException {
        try (Socket origin = new Socket(server.getHost(), server.getPort())) {
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

    /** The request line and headers; empty if the client hung up before, or they are too long. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int ended = 0;
        while (ended < 4) {
            int next = in.read();
            if (next < 0 || head.size() == MOST_HEAD_BYTES) {
                return "";
            }
            head.write(next);
            boolean expected = next == (ended % 2 == 0 ? '\r' : '\n');
            ended = expected ? ended + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }

    /** A client that is still sending would not see the answer. */
    private static void skipBody(String head, InputStream in) throws IOException {
        Matcher length = CONTENT_LENGTH.matcher(head);
        if (!EXPECT.matcher(head).find() && length.find()) {
            in.skipNBytes(Long.parseLong(length.group(1)));
        }
    }

    @Override
    public void close() {
        Loopback.stopping("gate", door::close, threads::shutdownNow);
    }
}
