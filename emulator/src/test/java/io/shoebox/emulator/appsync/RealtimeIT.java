package io.shoebox.emulator.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.emulator.appsync.auth.AccessKey;
import io.shoebox.emulator.appsync.realtime.RealtimeLimits;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Subscriptions over sockets. Over 200 lines since its tests share one server. */
final class RealtimeIT {
    private static final RealtimeLimits LIMITS =
            limits(5, Duration.ofSeconds(10), Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofHours(24));
    private static final String ANNS = "subscription { onNote(owner: \"ann\") { id text } }";
    private static final String PUBLISH =
            "mutation ($id: ID!, $owner: ID!) { publishNote(note: {id: $id, owner: $owner, text: \"Hi\"}) { id owner text } }";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static AppSync api;
    private final List<TestSocket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        api = start(LIMITS);
    }

    private static AppSync start(RealtimeLimits limits) throws IOException {
        return AppSync.start(
                HttpOptions.of("notes", 0, new AllowedOrigins.Listed(Set.of())),
                NotesApi.options(NotesApi.resolvers(new NotesApi.Events(), new CountDownLatch(0)))
                        .withRealtime(limits));
    }

    @AfterEach
    void leave() {
        sockets.forEach(TestSocket::close);
    }

    @AfterAll
    static void stop() {
        api.close();
        CLIENT.close();
    }

    @Test
    void greetsAndKeepsAlive() {
        TestSocket ann = connect("ann");
        ann.send("{\"type\":\"connection_init\"}");
        assertThat(ann.expect("connection_ack")
                        .path("payload")
                        .path("connectionTimeoutMs")
                        .asInt())
                .isEqualTo(60_000);
        for (int i = 0; i < 3; i++) {
            ann.expect("ka");
        }
    }

    @Test
    void takesTheAuthorizationFromTheQueryToo() {
        TestSocket ann = keep(TestSocket.byQuery(CLIENT, api.realtimeEndpoint(), token("ann>?")));
        ann.greeted().start("1", "subscription { onNote(owner: \"ann>?\") { id } }", token("ann>?"));
        ann.expect("start_ack");
    }

    @Test
    void deliversToEachTheirOwn() {
        TestSocket ann = connect("ann").greeted();
        TestSocket bob = connect("bob").greeted();
        ann.start("a", ANNS, token("ann"));
        bob.start("b", "subscription { mine: onNote(owner: \"bob\") { id kind } }", token("bob"));
        ann.expect("start_ack");
        bob.expect("start_ack");
        publish("1", "ann");
        publish("2", "bob");
        publish("3", "ann");
        assertThat(ann.expect("data").toString())
                .isEqualTo("{\"id\":\"a\",\"type\":\"data\",\"payload\":{\"data\":{\"onNote\":"
                        + "{\"id\":\"1\",\"text\":\"Hi\"}}}}");
        assertThat(ann.expect("data").at("/payload/data/onNote/id").asText()).isEqualTo("3");
        assertThat(bob.expect("data").at("/payload/data").toString())
                .isEqualTo("{\"mine\":{\"id\":\"2\",\"kind\":null}}");
    }

    @Test
    void deliversWhatASignedRequestPublishes() throws Exception {
        TestSocket ann = connect("ann").greeted();
        ann.start("a", ANNS, token("ann"));
        ann.expect("start_ack");
        String body = TestSocket.json(Map.of("query", PUBLISH, "variables", Map.of("id", "9", "owner", "ann")));
        Map<String, String> headers = new HashMap<>(
                Signing.headers(api.endpoint(), body, "AKIABACKEND", NotesApi.BACKEND_KEY, Instant.now()));
        headers.keySet().removeAll(Set.of("host", "content-length"));
        HttpRequest.Builder request = HttpRequest.newBuilder(api.endpoint()).POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        assertThat(CLIENT.send(request.build(), BodyHandlers.ofString()).body())
                .contains("\"publishNote\":{\"id\":\"9\"");
        assertThat(ann.expect("data").at("/payload/data/onNote/id").asText()).isEqualTo("9");
    }

    @Test
    void takesSignaturesAtConnectAndAtStart() {
        URI connect = URI.create(api.endpoint() + "/connect");
        var signed = Signing.headers(connect, "{}", "ASIAUSER", NotesApi.USER_KEY, Instant.now());
        TestSocket user = keep(TestSocket.bySubprotocol(CLIENT, api.realtimeEndpoint(), signed))
                .greeted();
        String data = TestSocket.json(
                Map.of("query", "subscription { onNote(owner: \"" + NotesApi.IDENTITY + "\") { id } }"));
        user.startData("1", data, sign(data, NotesApi.USER_KEY));
        user.expect("start_ack");
        user.startData("2", data + " ", sign(data, NotesApi.USER_KEY));
        assertError(user, "2", "UnauthorizedException");
        user.startData("3", data, signed);
        assertError(user, "3", "UnauthorizedException");
        publish("5", NotesApi.IDENTITY);
        assertThat(user.expect("data").path("id").asText()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "garbage", "wrong host", "late", "a signature for something else"})
    void refusesToConnect(String how) {
        Map<String, String> authorization = switch (how) {
            case "none" -> Map.of();
            case "garbage" -> Map.of("host", host(), "Authorization", "garbage");
            case "wrong host" -> Map.of("host", "example.com", "Authorization", NotesApi.idToken("ann"));
            case "late" -> token("late");
            default -> sign("{}", NotesApi.USER_KEY);
        };
        TestSocket socket = keep(TestSocket.bySubprotocol(CLIENT, api.realtimeEndpoint(), authorization));
        socket.send("{\"type\":\"connection_init\"}");
        JsonNode error = socket.expect("connection_error").at("/payload/errors/0");
        assertThat(error.path("errorType").asText()).isEqualTo("UnauthorizedException");
        assertThat(error.path("errorCode").asInt()).isEqualTo(401);
        assertThat(socket.closeCode()).isEqualTo(1008);
    }

    @Test
    void answersNothingButARefusalWithoutAuthorization() {
        TestSocket socket = keep(TestSocket.bare(CLIENT, api.realtimeEndpoint(), "graphql-ws"));
        socket.start("1", ANNS, token("ann"));
        socket.expect("connection_error");
        assertThat(socket.closeCode()).isEqualTo(1008);
    }

    @Test
    void refusesOthersSubscriptionsAndGoesOn() {
        TestSocket bob = connect("bob").greeted();
        bob.start("1", ANNS, token("bob"));
        assertThat(assertError(bob, "1", "NotAuthorized").path("message").asText())
                .isEqualTo("Only your own notes");
        bob.start("2", "subscription { onSigned { id } }", token("bob"));
        assertError(bob, "2", "Unauthorized");
        bob.start("3", "subscription { onNote(owner: \"bob\") { id } }", token("late"));
        assertError(bob, "3", "UnauthorizedException");
        bob.start("4", "subscription { onNote(owner: \"bob\") { id } }", Map.of("host", host()));
        assertError(bob, "4", "UnauthorizedException");
        publish("1", "ann");
        bob.start("5", "subscription { onNote(owner: \"bob\") { id } }", token("bob"));
        bob.expect("start_ack");
        assertThat(api.subscriptionCount()).isPositive();
    }

    @Test
    void tellsWhatIsNoSubscription() {
        TestSocket ann = connect("ann").greeted();
        ann.start("1", "{ byDefault }", token("ann"));
        assertError(ann, "1", "UnsupportedOperation");
        ann.start("2", "subscription { onNote }", token("ann"));
        assertThat(ann.expect("error").at("/payload/errors/0/message").asText()).startsWith("Validation error of type");
        ann.start("3", "subscription {", token("ann"));
        assertError(ann, "3", "MalformedHttpRequestException");
        ann.startData("4", "not json", token("ann"));
        assertError(ann, "4", "MalformedHttpRequestException");
        ann.start("5", "subscription { a: onAnyNote { id } b: onAnyNote { id } }", token("ann"));
        assertThat(ann.expect("error").at("/payload/errors/0/message").asText()).startsWith("Validation error of type");
        ann.stop("6");
        assertError(ann, "6", "UnknownOperationError");
    }

    @Test
    void endsSubscriptionsThatAreStopped() {
        TestSocket ann = connect("ann").greeted();
        ann.start("1", ANNS, token("ann"));
        ann.expect("start_ack");
        ann.start("2", ANNS, token("ann"));
        ann.expect("start_ack");
        ann.stop("1");
        assertThat(ann.expect("complete").path("id").asText()).isEqualTo("1");
        publish("1", "ann");
        assertThat(ann.expect("data").path("id").asText()).isEqualTo("2");
    }

    @Test
    void boundsSubscriptionsOfAConnection() {
        TestSocket ann = connect("ann").greeted();
        for (int i = 1; i <= LIMITS.subscriptions(); i++) {
            ann.start("s" + i, ANNS, token("ann"));
            ann.expect("start_ack");
        }
        ann.start("s1", ANNS, token("ann"));
        assertError(ann, "s1", "DuplicatedOperationError");
        ann.start("more", ANNS, token("ann"));
        assertError(ann, "more", "MaxSubscriptionsReachedError");
    }

    @Test
    void closesConnectionsThatTalkNonsense() {
        TestSocket ann = connect("ann").greeted();
        for (int i = 0; i < 10; i++) {
            ann.send("{\"type\":\"connection_" + i);
            assertError(ann, "", "UnsupportedOperation");
        }
        assertThat(ann.closeCode()).isEqualTo(1008);
    }

    @Test
    void closesConnectionsThatSendTooMuchOrNoText() {
        TestSocket large = connect("ann").greeted();
        large.send("x".repeat(LIMITS.messageBytes() + 1));
        assertThat(large.closeCode()).isEqualTo(1009);
        TestSocket pieces = connect("ann").greeted();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        pieces.raw().sendText("xxxxxxxx", false).join();
                    }
                    pieces.raw().sendText("x", true).join();
                    throw new IllegalStateException("code " + pieces.closeCode());
                })
                .isInstanceOf(Exception.class);
        assertThat(pieces.closeCode()).isEqualTo(1009);
        TestSocket binary = connect("ann").greeted();
        binary.raw().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        assertThat(binary.closeCode()).isEqualTo(1003);
    }

    @Test
    void boundsConnectionsAndForgetsThoseThatLeft() throws Exception {
        try (AppSync small = start(with(1, Duration.ofSeconds(10)))) {
            TestSocket first = keep(TestSocket.bySubprotocol(CLIENT, small.realtimeEndpoint(), token(small, "ann")));
            first.greeted().start("1", ANNS, token(small, "ann"));
            first.expect("start_ack");
            assertThat(small.subscriptionCount()).isEqualTo(1);
            assertThatThrownBy(() -> TestSocket.bySubprotocol(CLIENT, small.realtimeEndpoint(), token(small, "ann")))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class)
                    .satisfies(e -> assertThat(e.getCause())
                            .isInstanceOfSatisfying(
                                    WebSocketHandshakeException.class,
                                    refused -> assertThat(refused.getResponse().statusCode())
                                            .isEqualTo(503)));
            first.raw().sendClose(1000, "").join();
            assertThat(first.closeCode()).isEqualTo(1000);
            assertThat(small.subscriptionCount()).isZero();
        }
    }

    @Test
    void closesConnectionsThatSayNothing() throws Exception {
        try (AppSync impatient = start(with(1, Duration.ofMillis(100)))) {
            TestSocket silent =
                    keep(TestSocket.bySubprotocol(CLIENT, impatient.realtimeEndpoint(), token(impatient, "ann")));
            assertThat(silent.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void endsConnectionsInTheirTime() throws Exception {
        try (AppSync brief = start(times(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(300)))) {
            TestSocket ann = keep(TestSocket.bySubprotocol(CLIENT, brief.realtimeEndpoint(), token(brief, "ann")));
            ann.greeted().start("1", ANNS, token(brief, "ann"));
            ann.expect("start_ack");
            assertThat(ann.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void endsConnectionsWithoutSubscriptions() throws Exception {
        try (AppSync strict = start(times(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofHours(1)))) {
            TestSocket busy = keep(TestSocket.bySubprotocol(CLIENT, strict.realtimeEndpoint(), token(strict, "ann")));
            busy.greeted().start("1", ANNS, token(strict, "ann"));
            busy.expect("start_ack");
            TestSocket empty = keep(TestSocket.bySubprotocol(CLIENT, strict.realtimeEndpoint(), token(strict, "ann")));
            empty.greeted();
            assertThat(empty.closeCode()).isEqualTo(1000);
            busy.stop("1");
            busy.expect("complete");
        }
    }

    @Test
    void cutsOffWhoeverDoesNotRead() {
        TestSocket ann = connect("ann").greeted();
        ann.start("1", ANNS, token("ann"));
        ann.expect("start_ack");
        TestSocket lazy = connect("ann").greeted();
        lazy.start("2", ANNS, token("ann"));
        lazy.expect("start_ack");
        lazy.readNoMore();
        int before = api.subscriptionCount();
        String text = "x".repeat(200_000);
        String query =
                "mutation ($text: String) { publishNote(note: {id: 1, owner: \"ann\", text: $text}) { id owner text } }";
        int sent = 0;
        while (api.subscriptionCount() == before && sent < 1_000) {
            api.execute(NotesApi.BACKEND_KEY.principal(), query, Map.of("text", text));
            assertThat(ann.expect("data").path("id").asText()).isEqualTo("1");
            sent++;
        }
        assertThat(api.subscriptionCount()).isEqualTo(before - 1);
        assertThat(sent).isGreaterThan(10);
    }

    @Test
    void wantsTheSubprotocol() {
        assertThatThrownBy(() -> TestSocket.bare(CLIENT, api.realtimeEndpoint()))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void logsNoToken() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            String path = api.realtimeEndpoint().getPath() + "?header=a-secret-token";
            String head = " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Authorization: a-secret-token\r\nSec-WebSocket-Version: 13\r\n";
            String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
            assertThat(status(path, head + key)).startsWith("HTTP/1.1 400");
            assertThat(status(path, head + "Sec-WebSocket-Protocol: graphql-ws\r\n"))
                    .startsWith("HTTP/1.1 4");
            TestSocket garbage = keep(TestSocket.bySubprotocol(
                    CLIENT, api.realtimeEndpoint(), Map.of("host", host(), "Authorization", "a-secret-token")));
            garbage.send("{\"type\":\"a-secret-token\"}");
            garbage.expect("connection_error");
            assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("a-secret-token"));
        } finally {
            root.detachAppender(log);
        }
    }

    private static String status(String path, String head) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), api.endpoint().getPort())) {
            socket.getOutputStream().write(("GET " + path + head + "\r\n").getBytes(UTF_8));
            socket.setSoTimeout(5_000);
            return new String(socket.getInputStream().readNBytes(12), UTF_8);
        }
    }

    private static RealtimeLimits with(int connections, Duration handshake) {
        return limits(connections, handshake, LIMITS.keepAlive(), LIMITS.idle(), LIMITS.lifetime());
    }

    private static RealtimeLimits times(Duration keepAlive, Duration idle, Duration lifetime) {
        return limits(LIMITS.connections(), LIMITS.handshake(), keepAlive, idle, lifetime);
    }

    private static RealtimeLimits limits(
            int connections, Duration handshake, Duration keepAlive, Duration idle, Duration lifetime) {
        return new RealtimeLimits(
                connections, 3, 10_000, 50, handshake, keepAlive, Duration.ofSeconds(60), idle, lifetime);
    }

    private static JsonNode assertError(TestSocket socket, String id, String type) {
        JsonNode error = socket.expect("error");
        assertThat(error.path("id").asText()).isEqualTo(id);
        assertThat(error.at("/payload/errors/0/errorType").asText()).isEqualTo(type);
        return error.at("/payload/errors/0");
    }

    private static void publish(String id, String owner) {
        assertThat(api.execute(NotesApi.BACKEND_KEY.principal(), PUBLISH, Map.of("id", id, "owner", owner)))
                .doesNotContainKey("errors");
    }

    private TestSocket connect(String user) {
        return keep(TestSocket.bySubprotocol(CLIENT, api.realtimeEndpoint(), token(user)));
    }

    private TestSocket keep(TestSocket socket) {
        sockets.add(socket);
        return socket;
    }

    private static Map<String, String> sign(String body, AccessKey key) {
        return Signing.headers(api.endpoint(), body, "ASIAUSER", key, Instant.now());
    }

    private static Map<String, String> token(String user) {
        return token(api, user);
    }

    private static Map<String, String> token(AppSync of, String user) {
        return Map.of("host", of.endpoint().getAuthority(), "Authorization", NotesApi.idToken(user));
    }

    private static String host() {
        return api.endpoint().getAuthority();
    }
}
