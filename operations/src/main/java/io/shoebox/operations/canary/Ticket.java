package io.shoebox.operations.canary;

import java.net.URI;
import java.util.Map;

/**
 * Where to PUT the photo.
 *
 * @param url whoever has it can use it: never logged
 */
record Ticket(String key, URI url, Map<String, String> headers) {
    Ticket {
        headers = Map.copyOf(headers);
    }

    /** Without the URL. */
    @Override
    public String toString() {
        return key;
    }
}
