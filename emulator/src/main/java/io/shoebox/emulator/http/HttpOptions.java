package io.shoebox.emulator.http;

import java.time.Duration;

/**
 * How a server listens and what it bounds.
 *
 * @param name of its threads
 * @param port 0 takes any that is free
 * @param largestBody of a request, in bytes
 * @param threads at most; from 4
 * @param connections at most, sockets included
 * @param idle after which a silent connection is closed; WebSockets have their own time
 */
public record HttpOptions(
        String name, int port, AllowedOrigins origins, int largestBody, int threads, int connections, Duration idle) {
    public HttpOptions {
        if (port < 0 || port > 65_535 || largestBody < 0 || threads < 4 || connections < 1) {
            throw new IllegalArgumentException("port, body, threads or connections out of bounds");
        }
    }

    /** Bodies up to 1 MiB, 16 threads, 256 connections, 30 s. */
    public static HttpOptions of(String name, int port, AllowedOrigins origins) {
        return new HttpOptions(name, port, origins, 1 << 20, 16, 256, Duration.ofSeconds(30));
    }
}
