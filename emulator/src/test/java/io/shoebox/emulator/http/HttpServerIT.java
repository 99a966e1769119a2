package io.shoebox.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server lets through. Over 200 lines since its tests share one server. */
final class HttpServerIT {
    private static final String PAGE = "http://localhost:5173";
    private static final int LARGEST = 1000;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        HttpOptions options = new HttpOptions(
                "test", 0, new AllowedOrigins.Listed(Set.of(PAGE)), LARGEST, 6, 50, Duration.ofSeconds(5));
        server = HttpServer.start(
                options,
                request -> switch (request.path()) {
                    case "/echo" ->
                        HttpResponse.of(200, "text/plain", request.method() + " " + new String(request.body(), UTF_8));
                    case "/broken" -> throw new IllegalStateException("with a secret");
                    default -> HttpResponse.of(404, "text/plain", "nothing");
                },
                sockets -> sockets.addMapping("/socket", (request, response, callback) -> new Echo()));
    }

    @AfterAll
    static void stop() {
        server.close();
        CLIENT.shutdownNow();
    }

    @Test
    void answersWhoeverIsNoBrowser() throws Exception {
        var answer = post("/echo", "hello", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("POST hello");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void answersPagesThatAreListedAndItsOwn() throws Exception {
        for (String origin : Set.of(PAGE, server.endpoint().toString())) {
            var answer = post("/echo", "hello", origin);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(origin);
            assertThat(answer.headers().firstValue("Vary")).hasValue("Origin");
            assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                    .hasValue("x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://localhost:5174", "http://localhost:5173.evil.example"})
    void refusesPagesOfOthers(String origin) throws Exception {
        var answer = post("/echo", "hello", origin);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("hello");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /echo HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /echo HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n",
                "GET /echo HTTP/1.1\r\nHost: 0.0.0.0\r\n",
                "GET http://evil.example/echo HTTP/1.1\r\nHost: 127.0.0.1\r\n",
                "GET /echo HTTP/1.0\r\n"
            })
    void refusesForeignHosts(String request) throws IOException {
        assertThat(raw(request)).matches("(?s)HTTP/1.[01] (403|400) .*").doesNotContain("GET ");
    }

    @Test
    void answersToBothNamesOfThisMachine() throws IOException {
        assertThat(raw("GET /echo HTTP/1.1\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(raw("GET /echo HTTP/1.1\r\nHost: 127.0.0.1:80\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersPreflightsForHeadersThatAreAskedFor() throws Exception {
        var answer = preflight(PAGE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("content-type,x-amz-target");
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).hasValue("7200");
        assertThat(preflight("https://evil.example").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesLargeBodiesOfKnownAndUnknownLength() throws Exception {
        assertThat(post("/echo", "x".repeat(LARGEST), PAGE).statusCode()).isEqualTo(200);
        var answer = post("/echo", "x".repeat(LARGEST + 1), PAGE);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(raw(
                        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n",
                        "7d0\r\n" + "x".repeat(2000) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void whatIsThrownIsAPlain500() throws Exception {
        var answer = post("/broken", "", null);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Internal error\n");
    }

    @Test
    void carriesSocketsForThoseWhomItAnswers() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket socket = socket(PAGE, heard);
        socket.sendText("hello", true).get(10, TimeUnit.SECONDS);
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        socket.abort();
        assertThatThrownBy(() -> socket("https://evil.example", heard)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void stopsAtOnceThoughAClientKeepsItsConnection() throws Exception {
        HttpServer another = HttpServer.start(
                HttpOptions.of("another", 0, AllowedOrigins.none()), request -> HttpResponse.of(200, "text/plain", ""));
        try (Socket kept = new Socket(InetAddress.getLoopbackAddress(), another.port())) {
            kept.setSoTimeout(10_000);
            kept.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            assertThat(kept.getInputStream().readNBytes(15)).asString(UTF_8).isEqualTo("HTTP/1.1 200 OK");
            another.close();
            kept.getInputStream().readAllBytes();
        }
    }

    @Test
    void aTakenPortIsToldWithTheNameOfTheServer() {
        assertThatThrownBy(() -> HttpServer.start(
                        HttpOptions.of("second", server.port(), AllowedOrigins.none()),
                        request -> HttpResponse.of(200, "text/plain", "")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("second cannot listen on 127.0.0.1:" + server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3000", "http://localhost", "https://localhost:1", "http://[::1]:8080"})
    void anyPageOfThisMachineIsKnown(String origin) {
        assertThat(new AllowedOrigins.AnyLoopback().allows(origin)).isTrue();
        assertThat(new AllowedOrigins.AnyLoopback().allows(origin + ".evil.example"))
                .isFalse();
        assertThat(AllowedOrigins.none().allows(origin)).isFalse();
    }

    private static java.net.http.HttpResponse<String> post(String path, String body, @Nullable String origin)
            throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.endpoint().resolve(path))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static java.net.http.HttpResponse<String> preflight(String origin) throws Exception {
        return CLIENT.send(
                java.net.http.HttpRequest.newBuilder(server.endpoint().resolve("/echo"))
                        .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type,x-amz-target")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String raw(String head) throws IOException {
        return raw(head, "");
    }

    private static String raw(String head, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n" + body).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static WebSocket socket(String origin, CompletableFuture<String> heard) throws Exception {
        return CLIENT.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/socket"), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        heard.complete(data.toString());
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
    }

    public static final class Echo extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(String message) {
            getSession().sendText(message, Callback.NOOP);
        }
    }
}
