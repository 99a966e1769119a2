package io.shoebox.emulator.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.appsync.auth.AccessKey;
import io.shoebox.emulator.appsync.graphql.Limits;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppSyncIT {
    private static final String NOTE =
            "{\"query\":\"query ($id: ID!) { note(id: $id) { text } }\",\"variables\":{\"id\":1}}";
    private static final String ANSWER = "{\"data\":{\"note\":{\"text\":\"Hello\"}}}";
    private static final int LARGEST = 20_000;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final NotesApi.Events EVENTS = new NotesApi.Events();
    private static AppSync api;

    @BeforeAll
    static void start() throws IOException {
        HttpOptions http =
                new HttpOptions("notes", 0, new AllowedOrigins.Listed(Set.of()), LARGEST, 6, 50, Duration.ofSeconds(5));
        api = AppSync.start(
                http,
                NotesApi.options(NotesApi.resolvers(EVENTS, new CountDownLatch(0)))
                        .withIntrospection(false)
                        .withLimits(new Limits(5, 30, 4, 2_000, 10, Duration.ofSeconds(5))));
    }

    @AfterAll
    static void stop() {
        api.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer "})
    void answersUsersOfThePool(String scheme) throws Exception {
        HttpResponse<String> answer = post(NOTE, scheme + NotesApi.idToken("ann"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ANSWER);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(EVENTS.last().toString()).contains("authorization=" + scheme + "id:ann");
    }

    @Test
    void answersWhoeverSigns() throws Exception {
        assertThat(signed(NOTE, NOTE, "ASIAUSER", NotesApi.USER_KEY, Instant.now())
                        .body())
                .isEqualTo(ANSWER);
        assertThat(EVENTS.last().toString()).contains("cognitoIdentityId=" + NotesApi.IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        ",Valid authorization header not provided.",
        "garbage,Unable to parse JWT token.",
        "Bearer a.b.c,Unable to parse JWT token.",
        "id:late:10f1mu8jtpi9asm1drp3a0cclo:,Token has expired.",
        "id:ann:another-client:,You are not authorized to make this call."
    })
    void refusesTokensWith401(@Nullable String token, String message) throws Exception {
        int before = EVENTS.count();
        HttpResponse<String> answer = post(NOTE, token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"errors\":[{\"errorType\":\"UnauthorizedException\",\"message\":\"" + message + "\"}]}");
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("UnauthorizedException");
        assertThat(EVENTS.count()).isEqualTo(before);
    }

    @Test
    void refusesSignaturesWith403() throws Exception {
        AccessKey foreign = new AccessKey("secret-of-a-user", "token-of-another", NotesApi.USER_KEY.principal());
        Instant now = Instant.now();
        assertRefused(signed(NOTE, NOTE + " ", "ASIAUSER", NotesApi.USER_KEY, now), "InvalidSignatureException");
        assertRefused(
                signed(NOTE, NOTE, "ASIAUSER", NotesApi.USER_KEY, now.minusSeconds(400)), "InvalidSignatureException");
        assertRefused(signed(NOTE, NOTE, "ASIAUSER", foreign, now), "UnrecognizedClientException");
        assertRefused(signed(NOTE, NOTE, "ASIANOBODY", NotesApi.USER_KEY, now), "UnrecognizedClientException");
    }

    private static void assertRefused(HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).startsWith("{\"errors\":[{\"errorType\":\"" + type + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | Request body is empty.",
                "meow | Unable to parse GraphQL query.",
                "{} | Unable to parse GraphQL query.",
                "[] | Unable to parse GraphQL query.",
                "{}} | Unable to parse GraphQL query.",
                "null | Unable to parse GraphQL query.",
                "{\"query\":7} | Unable to parse GraphQL query.",
                "{\"query\":\"{ byDefault }\",\"variables\":[]} | Unable to parse GraphQL query.",
                "{\"query\":\"{ byDefault\"} | Unable to parse GraphQL query."
            })
    void tellsWhatIsNotGraphQlAsAppSyncDoes(@Nullable String body, String message) throws Exception {
        HttpResponse<String> answer = post(body == null ? "" : body, NotesApi.idToken("ann"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"errors\":[{\"errorType\":\"MalformedHttpRequestException\",\"message\":\"" + message
                        + "\"}]}");
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        assertThat(post(" ".repeat(LARGEST + 1), NotesApi.idToken("ann")).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ note(id: 1) { related { related { related { related { id } } } } } } | more than 5 fields deep",
                "{ a: byDefault b: byDefault c: byDefault d: byDefault e: byDefault } | more than 4 aliases",
                "{ __schema { types { name } } } | Introspection is disabled",
                "{ ...A } fragment A on Query { ...A } | nested more than 50 deep"
            })
    void refusesWhatIsTooMuch(String query, String message) throws Exception {
        int before = EVENTS.count();
        HttpResponse<String> answer = post("{\"query\":\"" + query + "\"}", NotesApi.idToken("ann"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"data\":null,\"errors\":[").contains(message);
        assertThat(EVENTS.count()).isEqualTo(before);
    }

    @Test
    void keepsRefusalsAndFaultsApart() throws Exception {
        assertThat(post("{\"query\":\"{ refused }\"}", NotesApi.idToken("ann")).body())
                .contains("\"errorType\":\"NotYours\"");
        assertThat(post("{\"query\":\"{ broken }\"}", NotesApi.idToken("ann")).body())
                .contains("\"errorType\":\"Lambda:Unhandled\"", "\"message\":\"It broke\"")
                .doesNotContain("Exception", "at io.");
    }

    @Test
    void servesNothingElse() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(api.endpoint()).build();
        assertThat(CLIENT.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        HttpRequest other = HttpRequest.newBuilder(api.endpoint().resolve("/other"))
                .POST(BodyPublishers.ofString(NOTE))
                .build();
        assertThat(CLIENT.send(other, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        assertThat(post("{\"query\":\"subscription { onAnyNote { id } }\"}", NotesApi.idToken("ann"))
                        .body())
                .contains("UnsupportedOperation");
    }

    private static HttpResponse<String> post(String body, @Nullable String token) throws Exception {
        return post(body, token == null ? Map.of() : Map.of("authorization", token));
    }

    private static HttpResponse<String> signed(
            String signedBody, String sentBody, String keyId, AccessKey key, Instant when) throws Exception {
        Map<String, String> headers = new HashMap<>(Signing.headers(api.endpoint(), signedBody, keyId, key, when));
        headers.keySet().removeAll(Set.of("host", "content-length"));
        return post(sentBody, headers);
    }

    private static HttpResponse<String> post(String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.endpoint()).POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
