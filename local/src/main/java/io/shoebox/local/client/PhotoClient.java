package io.shoebox.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What an application does for its user: asks for a ticket, puts the photo, looks at its record. */
public final class PhotoClient {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration CHECK = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final PhotoApi api;
    private final Runnable check;
    /** S3 speaks HTTP/1.1. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Acts for the user whose API this is. */
    public PhotoClient(PhotoApi api) {
        this(api, () -> {});
    }

    /**
     * The same, giving up where there is no use in waiting.
     *
     * @param check throws then; called now and then
     */
    public PhotoClient(PhotoApi api, Runnable check) {
        this.api = api;
        this.check = check;
    }

    /**
     * The right to put one photo.
     *
     * @param headers to send as they are
     */
    public record Ticket(URI url, String s3Key, Map<String, String> headers, Instant expiresAt) {
        /** Where the photo goes, without what makes the URL a secret. */
        public String address() {
            return url.getScheme() + "://" + url.getAuthority() + url.getPath();
        }

        /** The same for another URL. */
        public Ticket at(URI other) {
            return new Ticket(other, s3Key, headers, expiresAt);
        }

        @Override
        public String toString() {
            return "Ticket[" + s3Key + "]";
        }
    }

    /**
     * Asks for a ticket.
     *
     * @param bytes how many will be put
     */
    public Ticket ticket(String collection, String filename, String contentType, int bytes) {
        Fields details = api.call(
                        "getUploadUrl",
                        Map.of(
                                "collectionId", collection,
                                "filename", filename,
                                "contentType", contentType,
                                "contentLength", bytes))
                .orElseThrow();
        return new Ticket(
                URI.create(details.text("url")),
                details.text("s3Key"),
                details.list("headers").stream()
                        .collect(Collectors.toMap(header -> header.text("name"), header -> header.text("value"))),
                Instant.parse(details.text("expiresAt")));
    }

    /** Puts the bytes with the headers of the ticket; returns the status of the response. */
    public int put(Ticket ticket, byte[] bytes) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ticket.url()).timeout(ANSWER).PUT(BodyPublishers.ofByteArray(bytes));
        ticket.headers().forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The photo's record, if it is registered. */
    public Optional<Fields> record(String s3Key) {
        return api.call("getPhoto", Map.of("s3Key", s3Key));
    }

    /** The record as soon as thumbnails are there or will never be; or as it is when time is up. */
    public Optional<Fields> settled(String s3Key, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        long nextCheck = System.nanoTime() + CHECK.toNanos();
        Optional<Fields> record = record(s3Key);
        while (!isSettled(record) && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            if (System.nanoTime() > nextCheck) {
                check.run();
                nextCheck = System.nanoTime() + CHECK.toNanos();
            }
            record = record(s3Key);
        }
        return record;
    }

    private static boolean isSettled(Optional<Fields> record) {
        return record.filter(fields -> !fields.text("status").equals("REGISTERED"))
                .isPresent();
    }
}
