package io.shoebox.local.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.client.Fields;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A ticket as a client uses it: the URL and all headers of the request. */
record Signed(URI url, Map<String, String> headers) {
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    Signed {
        headers = Map.copyOf(headers);
    }

    /** The ticket that the API issues, with the two headers that it leaves to HTTP clients. */
    static Signed of(Fields ticket, int bytes) {
        URI url = URI.create(ticket.text("url"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", url.getAuthority());
        headers.put("content-length", Integer.toString(bytes));
        ticket.list("headers").forEach(header -> headers.put(header.text("name"), header.text("value")));
        return new Signed(url, headers);
    }

    /** What the URL says is signed. */
    Set<String> signedHeaders() {
        String query = url.getRawQuery().replaceAll(".*X-Amz-SignedHeaders=([^&]+).*", "$1");
        return Set.of(URLDecoder.decode(query, UTF_8).split(";", -1));
    }

    Signed withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Signed(url, changed);
    }

    Signed withoutHeader(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new Signed(url, changed);
    }

    Signed withUrl(String from, String to) {
        return new Signed(URI.create(url.toString().replace(from, to)), headers);
    }

    /** Sends the headers but those that java.net.http sets by itself. */
    HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!SET_BY_THE_CLIENT.contains(name)) {
                request.header(name, value);
            }
        });
        return request.build();
    }
}
