package io.shoebox.twin.functions;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lambda's Runtime API for any number of functions, on a free port of 127.0.0.1, each under a path of its own. */
final class RuntimeApiServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());

    private RuntimeApiServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    static RuntimeApiServer start() {
        try {
            return new RuntimeApiServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RuntimeApi add(String function) {
        var api = new RuntimeApi(function);
        server.createContext("/" + function + "/", api::handle);
        return api;
    }

    void remove(String function) {
        server.removeContext("/" + function + "/");
    }

    /** What a function's process is told in {@code AWS_LAMBDA_RUNTIME_API}. */
    String address(String function) {
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + function;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
