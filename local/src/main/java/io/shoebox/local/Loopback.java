package io.shoebox.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.Callable;

/** The only address that anything here listens on. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static URI uri(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** Whether a server is on this machine, by its address. */
    static boolean is(URI server) {
        String host = String.valueOf(server.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** @throws LocalServerException if the port is taken, or the server does not start for another reason */
    static <T> T starting(String name, int port, Callable<T> start) {
        if (port != 0) {
            check(name, port);
        }
        try {
            return start.call();
        } catch (LocalServerException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalServerException("The " + name + " server did not start: " + e.getMessage(), e);
        }
    }

    /** Steps that throw nothing checked, as {@code close} wants it. */
    static void stopping(String name, Step... steps) {
        try {
            for (Step step : steps) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new LocalServerException("The " + name + " server did not stop cleanly: " + e.getMessage(), e);
        }
    }

    /** A part of stopping a server. */
    interface Step {
        void run() throws Exception;
    }

    private static void check(String name, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.ofLiteral(HOST))) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new LocalServerException(
                    "Port " + port + ", meant for " + name
                            + ", is in use: stop what listens there, or choose another port.",
                    e);
        }
    }
}
