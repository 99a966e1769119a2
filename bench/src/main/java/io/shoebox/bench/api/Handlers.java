package io.shoebox.bench.api;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ImageType;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Picture;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import io.shoebox.uploadapi.UploadApi;
import io.shoebox.uploadapi.UploadSettings;
import io.shoebox.uploadapi.appsync.AppSyncHandler;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The functions' own handlers, on stores in memory; what they sign with is made up, and nothing goes over a network. */
final class Handlers {
    /** Photos of the collection that is listed. */
    static final int PHOTOS = 1_000;
    /** Photos of a page. */
    static final int PAGE = 100;

    static final IdentityId OWNER = new IdentityId("eu-central-1:59ec6a11-3585-4ad0-9eb6-c9b7a58295b1");
    static final String BUCKET = "photos-bucket";
    private static final CollectionId COLLECTION = new CollectionId("holiday");
    private static final String POOL = "eu-central-1:1cb638b4-0f0c-4078-9fe0-4dbd3582783d";
    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsSessionCredentials.create("EXAMPLEACCESSKEY", "example-secret-key", "example-session-token"));

    private Handlers() {}

    static S3Presigner presigner() {
        return S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    /** {@code getUploadUrl}. */
    static AppSyncHandler tickets() {
        return UploadApi.presign(
                settings(),
                presigner(),
                new InMemoryIdentities(InstantSource.system()),
                cognito(),
                InstantSource.system(),
                new SecureRandom());
    }

    /** {@code listPhotos}, for a collection of {@value #PHOTOS} photos. */
    static AppSyncHandler photos() {
        return UploadApi.photos(
                settings(),
                catalog(),
                S3Client.builder()
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(CREDENTIALS)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                new InMemoryIdentities(InstantSource.system()),
                cognito());
    }

    /** An event as AppSync's resolver hands it on, of a signed-in user with credentials of the identity pool. */
    static Map<String, Object> event(String field, Map<String, Object> arguments) {
        return Map.of(
                "arguments",
                arguments,
                "identity",
                Map.of(
                        "cognitoIdentityPoolId",
                        POOL,
                        "cognitoIdentityId",
                        OWNER.value(),
                        "cognitoIdentityAuthType",
                        "authenticated",
                        "userArn",
                        "arn:aws:sts::123456789012:assumed-role/user/CognitoIdentityCredentials"),
                "info",
                Map.of("fieldName", field, "parentTypeName", field.equals("getUploadUrl") ? "Mutation" : "Query"));
    }

    static Map<String, Object> ticketArguments() {
        return Map.of(
                "collectionId",
                COLLECTION.value(),
                "filename",
                "Café am Meer.JPG",
                "contentType",
                "image/jpeg",
                "contentLength",
                123456);
    }

    static Map<String, Object> listArguments() {
        return Map.of("collectionId", COLLECTION.value(), "limit", PAGE);
    }

    private static UploadSettings settings() {
        return UploadSettings.from(
                Map.of("PHOTOS_BUCKET", BUCKET, "PHOTOS_TABLE", "photos", UploadSettings.IDENTITY_POOL_ID, POOL));
    }

    private static CognitoIdentityClient cognito() {
        return CognitoIdentityClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static InMemoryCatalog catalog() {
        var catalog = new InMemoryCatalog();
        var random = new Random(1);
        for (int i = 0; i < PHOTOS; i++) {
            Instant at = FIRST.plusSeconds(i);
            PhotoKey key = PhotoKey.create(OWNER, COLLECTION, FileName.from("photo-" + i + ".jpg"), at, random);
            Sequencer sequencer = Sequencer.of("00" + i);
            catalog.register(new Photo(
                    key,
                    "photo-" + i + ".jpg",
                    ImageType.JPEG.contentType(),
                    3_000_000 + i,
                    "0123456789abcdef0123456789abcdef",
                    new Picture(4032, 3024, at, "ACME One", new Picture.Place(48.1, 11.5)),
                    null,
                    sequencer,
                    PhotoStatus.REGISTERED,
                    null,
                    null,
                    List.of(),
                    0,
                    at,
                    at));
            catalog.ready(key, sequencer, thumbnails(key), "LEHV6nWB2yk8pyo0adR*.7kCMdnj", null, at.plusSeconds(1));
        }
        return catalog;
    }

    private static List<Thumbnail> thumbnails(PhotoKey key) {
        return Stream.of(240, 480, 960)
                .map(edge -> new Thumbnail(new ThumbnailKey(key, edge, ImageType.JPEG), edge, edge * 3 / 4, edge * 90L))
                .toList();
    }
}
