package io.shoebox.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.client.auth.ApiProof;
import io.shoebox.client.auth.AwsKeys;
import io.shoebox.client.auth.Session;
import io.shoebox.client.transfer.Backoff;
import io.shoebox.client.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShoeboxClientTest {
    private static final AwsKeys KEYS = new AwsKeys("AKID", "secret", Optional.of("token"), Optional.empty());
    private final StubServer server = new StubServer();
    private final ShoeboxClient client = new ShoeboxClient(
            Configs.at(server.url("/")),
            new Tokens(),
            Http.usual(),
            new Transfer.Settings(new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)), Duration.ofSeconds(20)));

    /** Gives a second token after the first was refused. */
    private static final class Tokens implements Session {
        @Override
        public ApiProof apiProof(@Nullable ApiProof refused) {
            return new ApiProof.Token(refused == null ? "first" : "second");
        }

        @Override
        public AwsKeys s3Keys() {
            return KEYS;
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void anUploadAsksForATicketWithTheChecksumAndPutsTheBytes() {
        server.then(200, data("getUploadUrl", ticket("me/c/1"))).then(200, "");

        String key = client.upload(Content.of("a.txt", "abc".getBytes(UTF_8)), "c", UploadListener.NONE);

        assertThat(key).isEqualTo("me/c/1");
        assertThat(server.seen.getFirst().body())
                .contains("\"checksumSha256\":\"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"")
                .contains("\"contentType\":\"application/octet-stream\"")
                .doesNotContain("\"identityId\":");
        assertThat(server.seen.getLast().headers()).containsEntry("x-amz-meta-name", "a");
    }

    @Test
    void aTicketIsAskedForAgainAfterWhatPasses() {
        server.then(200, error("Unavailable", "Something broke"))
                .then(200, data("getUploadUrl", ticket("me/c/1")))
                .then(200, "");

        assertThat(client.upload(Content.of("a", new byte[] {1}), "c", UploadListener.NONE))
                .isEqualTo("me/c/1");
    }

    @Test
    void whatTheServerRefusedOnceIsRefusedHereBeforeItIsAsked() {
        String words = "content type application/octet-stream is not accepted; accepted: image/jpeg";
        server.then(200, error("InvalidRequest", words));
        Content text = Content.of("a.txt", new byte[] {1});

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.upload(text, "c", UploadListener.NONE))
                    .isInstanceOf(ShoeboxException.InvalidRequest.class)
                    .hasMessage(words);
        }

        assertThat(server.seen).hasSize(1);
    }

    @Test
    void whetherALostPutHasArrivedIsAskedOfS3WithTheUsersOwnKeys() {
        server.then(200, data("getUploadUrl", ticket("me/c/1").replace("600", "10")))
                .thenHangUp()
                .then(200, "");

        assertThat(client.upload(Content.of("a", new byte[] {1}), "c", UploadListener.NONE))
                .isEqualTo("me/c/1");

        StubServer.Seen head = server.seen.getLast();
        assertThat(head.method()).isEqualTo("HEAD");
        assertThat(head.path()).isEqualTo("/photos/me/c/1");
        assertThat(head.headers().get("authorization")).contains("Credential=AKID/");
    }

    @ParameterizedTest
    @CsvSource({
        "NotAuthorized, NotAuthorized",
        "UnauthorizedException, NotAuthorized",
        "InvalidRequest, InvalidRequest",
        "LimitExceeded, LimitExceeded",
        "Unavailable, Unavailable",
        "Lambda:Unhandled, InvalidRequest"
    })
    void refusalsAreTypedAndSpeakTheServersWords(String errorType, String kind) {
        server.then(200, error(errorType, "the rule and its limit"));

        assertThatThrownBy(() -> client.photo("k"))
                .hasMessage("the rule and its limit")
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"403, NotAuthorized", "429, Unavailable", "502, Unavailable", "413, InvalidRequest"})
    void soAreAnswersOfWhateverStandsBetween(int status, String kind) {
        server.then(status, "<html>proxy</html>");

        assertThatThrownBy(() -> client.photo("k"))
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void withoutAnAnswerTheNetworkIsNamed() {
        server.thenHangUp();
        assertThatThrownBy(() -> client.photo("k")).isInstanceOf(ShoeboxException.NetworkLost.class);
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnce() {
        server.then(401, "{\"errors\": [{\"message\": \"expired\"}]}").then(200, data("getPhoto", "null"));

        assertThat(client.photo("k")).isEmpty();
        assertThat(server.seen)
                .extracting(seen -> seen.headers().get("authorization"))
                .containsExactly("first", "second");

        server.then(401, "{}").then(401, "{}");
        assertThatThrownBy(() -> client.photo("k")).isInstanceOf(ShoeboxException.NotAuthorized.class);
    }

    @Test
    void aBackendSignsAndSaysWhomItActsFor() {
        try (var backend =
                ShoeboxClient.open(Configs.at(server.url("/")), Session.actingFor("eu-west-1:ann", () -> KEYS))) {
            server.then(200, data("deletePhoto", "null"));

            assertThat(backend.delete("k")).isEmpty();
        }
        assertThat(server.seen.getFirst().body()).contains("\"identityId\":\"eu-west-1:ann\"");
        assertThat(server.seen.getFirst().headers().get("authorization")).contains("/eu-west-1/appsync/aws4_request");
        assertThat(server.seen.getFirst().headers()).containsEntry("x-amz-security-token", "token");
    }

    @Test
    void listsAreFetchedPageByPageAsTheyAreRead() {
        server.then(200, data("listPhotos", "{\"items\": [" + photo("1", "READY") + "], \"nextToken\": \"more\"}"))
                .then(200, data("listPhotos", "{\"items\": [" + photo("2", "FAILED") + "], \"nextToken\": null}"));

        assertThat(client.photos("c").findFirst()).map(Photo::s3Key).contains("1");
        assertThat(server.seen).hasSize(1);

        server.then(200, data("listPhotos", "{\"items\": [], \"nextToken\": null}"));
        assertThat(client.photos("c").map(Photo::s3Key)).containsExactly("2");
        assertThat(client.photos("c")).isEmpty();
    }

    @Test
    void aRecordIsReadWithAllThatMayBeMissing() {
        server.then(200, data("getPhoto", photo("k", "READY")));

        assertThat(client.photo("k")).hasValueSatisfying(photo -> {
            assertThat(photo.bytes()).isEqualTo(3);
            assertThat(photo.eTag()).contains("900150983cd24fb0d6963f7d28e17f72");
            assertThat(photo.width()).hasValue(2);
            assertThat(photo.height()).isEmpty();
            assertThat(photo.takenAt()).isEmpty();
            assertThat(photo.thumbnails()).extracting(Photo.Thumbnail::key).containsExactly("k/1");
            assertThat(photo.damage()).contains("ends early");
        });
    }

    @Test
    void waitingGoesOnUntilThePhotoIsSettledAndOverWhatPasses() {
        server.then(200, data("getPhoto", "null"))
                .then(503, "")
                .then(200, data("getPhoto", photo("k", "REGISTERED")))
                .then(200, data("getPhoto", photo("k", "READY")));

        assertThat(client.settled("k", Duration.ofSeconds(30)))
                .map(Photo::status)
                .contains(Photo.Status.READY);
        assertThat(server.seen).hasSize(4);
    }

    @Test
    void whenTimeIsUpItIsAsItIs() {
        server.then(200, data("getPhoto", photo("k", "REGISTERED")));
        assertThat(client.settled("k", Duration.ZERO)).map(Photo::status).contains(Photo.Status.REGISTERED);
    }

    @Test
    void downloadsComeFromTheBucketOfTheKeyAndReplaceWhatWasThereOnlyWhenWhole(@TempDir Path folder)
            throws IOException {
        Path target = Files.writeString(folder.resolve("a.jpg"), "old");
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> client.download("me/c/1/240", target))
                .isInstanceOf(ShoeboxException.NetworkLost.class);
        assertThat(target).hasContent("old");

        server.then(200, "new");
        client.download("me/c/1/240", target);

        assertThat(target).hasContent("new");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(server.seen.getLast().path()).isEqualTo("/thumbnails/me/c/1/240");
    }

    @Test
    void anothersPhotoIsNotShown() {
        server.then(403, "<Code>AccessDenied</Code>");
        assertThatThrownBy(() -> client.read("you/c/1")).isInstanceOf(ShoeboxException.NotAuthorized.class);
    }

    private String ticket(String key) {
        return "{\"url\": \"" + server.url("/photos/" + key) + "?X-Amz-Expires=600\", \"s3Key\": \"" + key
                + "\", \"headers\": [{\"name\": \"x-amz-meta-name\", \"value\": \"a\"}],"
                + " \"expiresAt\": \"2026-11-25T12:00:00Z\"}";
    }

    private static String photo(String key, String status) {
        return """
            {"s3Key": "%s", "collectionId": "c", "filename": "a.jpg", "contentType": "image/jpeg", "bytes": 3.0,
             "eTag": "\\"900150983cd24fb0d6963f7d28e17f72\\"", "width": 2, "height": null, "place": null,
             "status": "%s", "reason": null, "damage": "ends early", "thumbnails": [{"key": "k/1", "width": 1, "height": 1,
             "contentType": "image/jpeg", "bytes": 9}], "createdAt": "2026-11-25T12:00:00Z",
             "updatedAt": "2026-11-25T12:00:01Z"}""".formatted(key, status);
    }

    private static String data(String field, String value) {
        return "{\"data\": {\"" + field + "\": " + value + "}}";
    }

    private static String error(String type, String message) {
        return "{\"data\": null, \"errors\": [{\"errorType\": \"" + type + "\", \"message\": \"" + message + "\"}]}";
    }
}
