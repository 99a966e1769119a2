package io.shoebox.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The JDK's HTTP client, in the words of this library. Interrupting the caller ends a request. */
public final class Http {
    /** To be connected; an address that swallows packets is given up after it. */
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;

    private Http(HttpClient client) {
        this.client = client;
    }

    /** Made at first use: by then the application has chosen whom it trusts. HTTP/1.1, which S3 speaks. */
    private static final class Usual {
        static final Http HTTP = new Http(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build());
    }

    /** One for all who bring none. */
    public static Http usual() {
        return Usual.HTTP;
    }

    /**
     * By a client of the application's own.
     *
     * @param client of HTTP/1.1, with a timeout for connecting
     */
    public static Http by(HttpClient client) {
        return new Http(client);
    }

    /** An answer that was read whole, or as far as was wanted. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
    public record Answer(int status, byte[] body) {}

    public HttpClient client() {
        return client;
    }

    /**
     * Sends, and reads the answer.
     *
     * @param mostBytes of the answer, one more at most is read
     * @throws ShoeboxException.NetworkLost without an answer
     * @throws ShoeboxException.Cancelled if the thread was interrupted; it still is
     */
    public Answer send(HttpRequest request, int mostBytes) {
        HttpResponse<InputStream> response = open(request);
        try (InputStream body = response.body()) {
            return new Answer(response.statusCode(), body.readNBytes(mostBytes + 1));
        } catch (IOException e) {
            throw lost(request, e);
        }
    }

    /** The same; the caller reads and closes the body. */
    public HttpResponse<InputStream> open(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw lost(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShoeboxException.Cancelled();
        }
    }

    private static ShoeboxException lost(HttpRequest request, IOException cause) {
        return new ShoeboxException.NetworkLost(request.uri().getAuthority() + " did not answer", cause);
    }
}
