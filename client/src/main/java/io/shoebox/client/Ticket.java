package io.shoebox.client;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * The right to PUT one photo, once.
 *
 * @param url whoever has it can use it: do not store or log it
 * @param headers to be sent as they are
 */
public record Ticket(URI url, String s3Key, Map<String, String> headers, Instant expiresAt) {
    public Ticket {
        headers = Map.copyOf(headers);
    }

    /** Tells nothing of the URL. */
    @Override
    public String toString() {
        return "Ticket[" + s3Key + "]";
    }
}
