package io.shoebox.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.Callable;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

/** The only address that anything here listens on. */
public final class Loopback {
    /** Its name. */
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /** The address of a server on a port of it. */
    public static URI uri(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** Whether a server is on this machine, by its address. */
    public static boolean is(URI server) {
        String host = String.valueOf(server.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Whether a request that names this host, without its port, is meant for a server of ours. */
    public static boolean isHost(String name) {
        return name.equals(HOST) || name.equals("localhost");
    }

    /**
     * Starts a server on a port, of which 0 stands for any.
     *
     * @throws EmulatorException if the port is taken, or the server does not start for another reason
     */
    public static <T> T starting(String name, int port, Callable<T> start) {
        if (port != 0) {
            check(name, port);
        }
        try {
            return start.call();
        } catch (EmulatorException e) {
            throw e;
        } catch (Exception e) {
            throw new EmulatorException("The " + name + " server did not start: " + e.getMessage(), e);
        }
    }

    /** Steps that throw nothing checked, as {@code close} wants it. */
    public static void stopping(String name, Step... steps) {
        try {
            for (Step step : steps) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new EmulatorException("The " + name + " server did not stop cleanly: " + e.getMessage(), e);
        }
    }

    /** A part of stopping a server. */
    public interface Step {
        /** Does it. */
        void run() throws Exception;
    }

    /** How a client reaches a server: one of this machine without the proxy that the environment may name. */
    public static ProxyConfiguration proxyFor(URI server) {
        boolean anywhere = !is(server);
        return ProxyConfiguration.builder()
                .useEnvironmentVariablesValues(anywhere)
                .useSystemPropertyValues(anywhere)
                .build();
    }

    private static void check(String name, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.ofLiteral(HOST))) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new EmulatorException(
                    "Port " + port + ", meant for " + name
                            + ", is in use: stop what listens there, or choose another port.",
                    e);
        }
    }
}
