package io.shoebox.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Answers every request with the same, and keeps the last. */
final class StubService implements AutoCloseable {
    private final HttpServer server;
    int status = 200;
    String answer = "{}";
    String body = "";
    String authorization = "";
    String target = "";

    StubService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    SignedPost post(String service, Map<String, String> headers) {
        return new SignedPost(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIATEST", "secret", "token")),
                service,
                "eu-west-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql"),
                headers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        byte[] bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
