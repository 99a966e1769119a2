package io.shoebox.emulator.appsync.realtime;

import java.time.Duration;

/**
 * Bounds of sockets; a socket that goes beyond is closed, unless said otherwise.
 *
 * @param connections at once; further ones are answered 503
 * @param subscriptions of one connection; further ones are refused
 * @param messageBytes of a client's message
 * @param queued messages that wait for a slow client
 * @param handshake from opening to {@code connection_init} or {@code start}
 * @param keepAlive between {@code ka} messages
 * @param timeout that clients are told in {@code connection_ack}: without {@code ka} for this long they leave
 * @param idle without any subscription
 * @param lifetime of a connection, whatever it does
 */
public record RealtimeLimits(
        int connections,
        int subscriptions,
        int messageBytes,
        int queued,
        Duration handshake,
        Duration keepAlive,
        Duration timeout,
        Duration idle,
        Duration lifetime) {
    /**
     * 100 connections of 100 subscriptions, messages of 128 KiB, 200 queued, 15 s for the handshake, and as AppSync has it: ka
     * every minute, five minutes without it, a day. Five minutes without a subscription.
     */
    public static final RealtimeLimits USUAL = new RealtimeLimits(
            100,
            100,
            128 * 1024,
            200,
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofHours(24));
}
