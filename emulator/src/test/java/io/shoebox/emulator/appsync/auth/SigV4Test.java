package io.shoebox.emulator.appsync.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.appsync.NotesApi;
import io.shoebox.emulator.appsync.Signing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigV4Test {
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:4000/graphql");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String BODY = "{\"query\":\"{ note(id: 1) { id } }\"}";

    private final Authenticator authenticator = new Authenticator(null, NotesApi.iam(), InstantSource.fixed(NOW));
    private final Map<String, String> headers = Signing.headers(ENDPOINT, BODY, "ASIAUSER", NotesApi.USER_KEY, NOW);

    @Test
    void takesWhatAwsSigns() {
        assertThat(verify(headers))
                .isEqualTo(new Authentication.Known(new Identity.Iam(NotesApi.USER_KEY.principal())));
        Map<String, String> backend = Signing.headers(ENDPOINT, BODY, "AKIABACKEND", NotesApi.BACKEND_KEY, NOW);
        assertThat(verify(backend))
                .isEqualTo(new Authentication.Known(new Identity.Iam(NotesApi.BACKEND_KEY.principal())));
    }

    @Test
    void takesPathsAndQueriesThatNeedEncoding() {
        URI odd = URI.create("http://127.0.0.1:4000/a%20b/graphql?z=1&a=%2F&flag");
        Map<String, String> signed = Signing.headers(odd, BODY, "ASIAUSER", NotesApi.USER_KEY, NOW);
        var request = new SignedRequest("POST", "/a%20b/graphql", "z=1&a=%2F&flag", signed, BODY.getBytes(UTF_8));
        assertThat(authenticator.authenticate(request)).isInstanceOf(Authentication.Known.class);
    }

    @Test
    void takesHeadersThatWereAddedAfterSigning() {
        assertThat(verify(with("x-amz-user-agent", "aws-amplify/6"))).isInstanceOf(Authentication.Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "host", "x-amz-date"})
    void refusesASignedHeaderThatChanged(String name) {
        String other = name.equals("x-amz-date") ? "20260101T120001Z" : "other";
        assertMismatch(with(name, other), BODY);
    }

    @Test
    void refusesABodyThatChanged() {
        assertMismatch(headers, BODY + " ");
    }

    @Test
    void refusesAnotherPath() {
        assertThat(authenticator.authenticate(SignedRequest.post("/graphql/connect", headers, BODY)))
                .isEqualTo(mismatch());
    }

    @ParameterizedTest
    @CsvSource({"us-east-1,appsync", "eu-central-1,s3"})
    void refusesSignaturesForElsewhere(String region, String service) {
        assertMismatch(Signing.headers(ENDPOINT, BODY, "ASIAUSER", NotesApi.USER_KEY, NOW, region, service), BODY);
    }

    @Test
    void refusesASecretThatIsNotTheKeys() {
        AccessKey wrong = new AccessKey("guessed", NotesApi.USER_KEY.sessionToken(), NotesApi.USER_KEY.principal());
        assertMismatch(Signing.headers(ENDPOINT, BODY, "ASIAUSER", wrong, NOW), BODY);
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "0,true", "300,true", "301,false"})
    void takesDatesWithinFiveMinutes(long seconds, boolean taken) {
        Instant then = NOW.plus(Duration.ofSeconds(seconds));
        Authentication answer = verify(Signing.headers(ENDPOINT, BODY, "ASIAUSER", NotesApi.USER_KEY, then));
        assertThat(answer instanceof Authentication.Known).isEqualTo(taken);
        if (!taken) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Authentication.Denied.class,
                            denied -> assertThat(denied.errorType()).isEqualTo("InvalidSignatureException"));
        }
    }

    @Test
    void refusesASessionTokenOfAnother() {
        AccessKey foreign =
                new AccessKey(NotesApi.USER_KEY.secretKey(), "token-of-another", NotesApi.USER_KEY.principal());
        assertUnknown(Signing.headers(ENDPOINT, BODY, "ASIAUSER", foreign, NOW));
    }

    @Test
    void refusesAMissingAndAnUncalledForSessionToken() {
        AccessKey without = new AccessKey(NotesApi.USER_KEY.secretKey(), null, NotesApi.USER_KEY.principal());
        assertUnknown(Signing.headers(ENDPOINT, BODY, "ASIAUSER", without, NOW));
        AccessKey extra = new AccessKey(NotesApi.BACKEND_KEY.secretKey(), "token", NotesApi.BACKEND_KEY.principal());
        assertUnknown(Signing.headers(ENDPOINT, BODY, "AKIABACKEND", extra, NOW));
    }

    @Test
    void refusesASessionTokenThatIsNotSigned() {
        AccessKey without = new AccessKey(NotesApi.USER_KEY.secretKey(), null, NotesApi.USER_KEY.principal());
        Map<String, String> added = new HashMap<>(Signing.headers(ENDPOINT, BODY, "ASIAUSER", without, NOW));
        added.put("x-amz-security-token", "session-token-of-a-user");
        assertIncomplete(added);
    }

    @Test
    void refusesUnknownKeys() {
        assertUnknown(Signing.headers(ENDPOINT, BODY, "ASIANOBODY", NotesApi.USER_KEY, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=ASIAUSER",
                "AWS4-HMAC-SHA256 Credential=ASIAUSER/20260101/eu-central-1/appsync/aws4_request, SignedHeaders=host, Signature=00"
            })
    void refusesHalfAHeader(String authorization) {
        assertIncomplete(with("authorization", authorization));
    }

    @Test
    void refusesSignaturesThatLeaveOutTheHost() {
        String header = headers.getOrDefault("authorization", "");
        assertThat(header).contains(";host;");
        assertIncomplete(with("authorization", header.replace(";host;", ";")));
    }

    @Test
    void refusesSignedHeadersThatAreNotThere() {
        Map<String, String> less = new HashMap<>(headers);
        less.remove("content-type");
        assertIncomplete(less);
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private Authentication verify(Map<String, String> signed) {
        return authenticator.authenticate(SignedRequest.post("/graphql", signed, BODY));
    }

    private static Authentication mismatch() {
        return Authentication.forbidden(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided.");
    }

    private void assertMismatch(Map<String, String> signed, String body) {
        assertThat(authenticator.authenticate(SignedRequest.post("/graphql", signed, body)))
                .isEqualTo(mismatch());
    }

    private void assertUnknown(Map<String, String> signed) {
        assertThat(verify(signed))
                .isEqualTo(Authentication.forbidden(
                        "UnrecognizedClientException", "The security token included in the request is invalid."));
    }

    private void assertIncomplete(Map<String, String> signed) {
        assertThat(verify(signed)).isInstanceOfSatisfying(Authentication.Denied.class, denied -> {
            assertThat(denied.status()).isEqualTo(403);
            assertThat(denied.errorType()).isEqualTo("IncompleteSignatureException");
        });
    }
}
