package io.shoebox.twin.checks;

import static io.shoebox.twin.checks.PhotoCheck.COLLECTION;

import io.shoebox.cli.demo.Report;
import io.shoebox.local.client.PhotoApi;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.local.client.RefusedException;
import io.shoebox.twin.client.ClientConfig;
import io.shoebox.twin.client.GraphQlApi;
import io.shoebox.twin.client.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What must be refused, and the words in which it is. */
final class RefusalCheck {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final ClientConfig config;
    private final Report report;
    private final HttpClient http;

    RefusalCheck(ClientConfig config, Report report, HttpClient http) {
        this.config = config;
        this.report = report;
        this.http = http;
    }

    /** Nobody, and those who come with a token that is none of theirs or not the right one. */
    void callers(Person person) {
        HttpRequest withoutToken = HttpRequest.newBuilder(URI.create(config.graphqlUrl()))
                .timeout(MOST)
                .POST(BodyPublishers.ofString("{\"query\":\"{ listMyCollections { nextToken } }\"}"))
                .build();
        report.expect("no token", "status", 401, status(withoutToken));
        expectRefusal(
                "access token",
                GraphQlApi.of(config, http, person.accessToken()),
                "listMyCollections",
                Map.of(),
                "NotAuthorized",
                "Not authorized: send the ID token the first time; this is an access token, for which Cognito tells no identity");
        // The emulator's API reads tokens without verifying them: here the identity pool sees the forgery.
        String forged = person.idToken().substring(0, person.idToken().lastIndexOf('.') + 1) + "c2lnbmVk";
        expectRefusal(
                "forged token",
                GraphQlApi.of(config, http, forged),
                "listMyCollections",
                Map.of(),
                "NotAuthorized",
                "Not authorized");
    }

    /** Somebody whom the API knows by their ID token. */
    void accessTokens(Person known) {
        report.expect(
                "access token",
                "after the ID token",
                true,
                GraphQlApi.of(config, http, known.accessToken())
                        .call("listMyCollections", Map.of())
                        .isPresent());
    }

    /** Somebody who asks for another's photo. */
    void strangers(Person stranger, PhotoCheck.Sent photo) {
        PhotoApi api = stranger.api(config, http);
        Map<String, Object> another = Map.of("s3Key", photo.ticket().s3Key());
        expectRefusal("stranger", api, "getPhoto", another, "NotAuthorized", "Not authorized");
        expectRefusal("stranger", api, "deletePhoto", another, "NotAuthorized", "Not authorized");
        report.expect(
                "stranger",
                "leaves the photo",
                "READY",
                photo.owner()
                        .client(config, http)
                        .record(photo.ticket().s3Key())
                        .map(fields -> fields.text("status"))
                        .orElse("gone"));
        expectRefusal(
                "stranger",
                api,
                "getUploadUrl",
                Map.of(
                        "collectionId",
                        COLLECTION,
                        "filename",
                        "mine.jpg",
                        "contentType",
                        "image/jpeg",
                        "contentLength",
                        100,
                        "identityPoolId",
                        photo.owner().identityId()),
                "NotAuthorized",
                "Not authorized");
    }

    /** Somebody who would tell subscribers of a photo, be it their own. */
    void publishers(Person person) {
        Map<String, Object> photo = Map.of(
                "identityId",
                person.identityId(),
                "s3Key",
                person.identityId() + "/" + COLLECTION + "/made-up",
                "collectionId",
                COLLECTION,
                "filename",
                "made-up",
                "contentType",
                "image/jpeg",
                "bytes",
                1,
                "status",
                "READY",
                "thumbnails",
                List.of(),
                "createdAt",
                "2026-01-01T00:00:00Z",
                "updatedAt",
                "2026-01-01T00:00:00Z");
        expectRefusal(
                "publisher",
                person.api(config, http),
                "publishPhoto",
                Map.of("photo", photo),
                "NotAuthorized",
                "Not authorized");
    }

    /** The owner, who asks for what breaks a rule. */
    void uploads(PhotoCheck.Sent photo) {
        expectRefusal(
                "type",
                photo.owner().api(config, http),
                "getUploadUrl",
                Map.of(
                        "collectionId",
                        COLLECTION,
                        "filename",
                        "a.heic",
                        "contentType",
                        "image/heic",
                        "contentLength",
                        100),
                "InvalidRequest",
                "content type image/heic is not accepted; accepted: image/jpeg, image/png, image/gif, image/webp");
        PhotoClient owner = photo.owner().client(config, http);
        report.expect(
                "once",
                "second PUT with the same URL",
                412,
                owner.put(photo.ticket(), photo.sample().bytes()));
        Ticket tiny = owner.ticket(COLLECTION, "tiny.jpg", "image/jpeg", 100);
        URI elsewhere = URI.create(tiny.url().toString().replace("/" + COLLECTION + "/", "/elsewhere/"));
        report.expect("tampered", "PUT to another key", 403, owner.put(tiny.at(elsewhere), new byte[100]));
        report.expect("tampered", "PUT of another length", 403, owner.put(tiny, new byte[101]));
        HttpRequest unsigned = HttpRequest.newBuilder(URI.create(photo.ticket().address()))
                .timeout(MOST)
                .build();
        report.expect("nobody", "GET without credentials", 403, status(unsigned));
    }

    private void expectRefusal(
            String who, PhotoApi api, String field, Map<String, Object> arguments, String type, String message) {
        try {
            api.call(field, arguments);
            report.surprise(who, field + " was answered, expected: " + message);
        } catch (RefusedException e) {
            report.expect(who, field, type + ": " + message, e.type() + ": " + e.getMessage());
        }
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
