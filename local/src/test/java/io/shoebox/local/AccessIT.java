package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.shoebox.emulator.iam.Session;
import io.shoebox.model.IdentityId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a user may do with credentials of their own, over HTTP. Over 200 lines since they share one start. */
final class AccessIT {
    private static final IdentityId ANN = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000a");
    private static final IdentityId BOB = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000b");
    private static final String ANNS = ANN + "/c/photo.jpg";
    private static final String BOBS = BOB + "/c/photo.jpg";
    private static final AtomicReference<Instant> NOW = new AtomicReference<>();

    private static LocalServers servers;
    private static S3Client root;
    private static S3Client ann;

    @BeforeAll
    static void start() {
        NOW.set(Instant.now());
        InstantSource clock = NOW::get;
        servers = LocalServers.start(ServerSettings.inMemory(), clock.withZone(ZoneOffset.UTC));
        root = servers.access().s3Client();
        ann = as(servers.issueCredentials(ANN));
        for (String bucket : new String[] {"photos", "thumbnails"}) {
            root.putObject(put -> put.bucket(bucket).key(ANNS), RequestBody.fromString("ann's"));
            root.putObject(put -> put.bucket(bucket).key(BOBS), RequestBody.fromString("bob's"));
        }
    }

    @AfterAll
    static void stop() {
        ann.close();
        root.close();
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "thumbnails"})
    void ownersReadTheirOwn(String bucket) {
        assertThat(ann.getObjectAsBytes(get -> get.bucket(bucket).key(ANNS)).asUtf8String())
                .isEqualTo("ann's");
        assertThat(ann.headObject(head -> head.bucket(bucket).key(ANNS)).contentLength())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "thumbnails"})
    void nobodyReadsWhatIsAnothers(String bucket) {
        assertDenied(() -> ann.getObjectAsBytes(get -> get.bucket(bucket).key(BOBS)));
        assertDenied(() -> ann.headObject(head -> head.bucket(bucket).key(BOBS)));
        assertDenied(() -> ann.getObjectAcl(acl -> acl.bucket(bucket).key(BOBS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "thumbnails"})
    void nobodyWritesOrDeletesWithTheirOwnCredentials(String bucket) {
        for (String key : new String[] {ANNS, BOBS}) {
            RequestBody body = RequestBody.fromString("x");
            assertDenied(() -> ann.putObject(put -> put.bucket(bucket).key(key), body));
            assertDenied(() -> ann.deleteObject(delete -> delete.bucket(bucket).key(key)));
            assertDenied(() ->
                    ann.createMultipartUpload(upload -> upload.bucket(bucket).key(key)));
            assertDenied(() -> ann.copyObject(copy -> copy.sourceBucket(bucket)
                    .sourceKey(ANNS)
                    .destinationBucket(bucket)
                    .destinationKey(key + "2")));
            assertDenied(
                    () -> ann.putObjectAcl(acl -> acl.bucket(bucket).key(key).acl(ObjectCannedACL.PUBLIC_READ)));
        }
        assertThat(root.getObjectAsBytes(get -> get.bucket(bucket).key(BOBS)).asUtf8String())
                .isEqualTo("bob's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "thumbnails"})
    void aBatchOfDeletesDeletesNothing(String bucket) {
        Delete batch = Delete.builder()
                .objects(ObjectIdentifier.builder().key(BOBS).build())
                .build();
        try {
            assertThat(ann.deleteObjects(delete -> delete.bucket(bucket).delete(batch))
                            .errors())
                    .extracting("code")
                    .containsExactly("AccessDenied");
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(403);
        }
        assertThat(root.headObject(head -> head.bucket(bucket).key(BOBS)).contentLength())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "thumbnails"})
    void nobodyLists(String bucket) {
        assertDenied(() -> ann.listObjectsV2(list -> list.bucket(bucket)));
        assertDenied(() -> ann.listObjectsV2(list -> list.bucket(bucket).prefix(ANN + "/")));
        assertDenied(() -> ann.headBucket(head -> head.bucket(bucket)));
        assertDenied(() -> ann.listMultipartUploads(list -> list.bucket(bucket)));
        assertDenied(() -> ann.getBucketAcl(acl -> acl.bucket(bucket)));
        assertDenied(() -> ann.deleteBucket(delete -> delete.bucket(bucket)));
        assertDenied(() -> ann.createBucket(create -> create.bucket(bucket + "2")));
        assertDenied(() -> ann.listBuckets());
    }

    @Test
    void whetherSomethingExistsIsNotTold() {
        assertDenied(() -> ann.headObject(head -> head.bucket("photos").key(ANN + "/c/none.jpg")));
        assertDenied(() -> ann.getObjectAsBytes(get -> get.bucket("photos").key(ANN + "/c/none.jpg")));
        assertDenied(() -> ann.getObjectAsBytes(get -> get.bucket("photos").key(BOB + "/c/none.jpg")));
    }

    @Test
    void aKeyThatOnlyBeginsLikeOnesOwnIsAnothers() {
        assertDenied(() -> ann.getObjectAsBytes(get -> get.bucket("photos").key(ANN + "b/c/photo.jpg")));
        assertDenied(() -> ann.getObjectAsBytes(get -> get.bucket("photos").key(ANN + "/../" + BOBS)));
        assertDenied(() -> ann.copyObject(copy -> copy.sourceBucket("photos")
                .sourceKey(ANN + "/../" + BOBS)
                .destinationBucket("photos")
                .destinationKey(ANN + "/c/stolen.jpg")));
    }

    @Test
    void withoutCredentialsNothingIsRead() throws Exception {
        URI s3 = servers.access().s3();
        for (String path : new String[] {"/", "/photos", "/photos/" + ANNS, "/thumbnails/" + BOBS}) {
            assertThat(status(s3.resolve(path))).as(path).isEqualTo(403);
        }
    }

    @Test
    void aForgedKeyOrSecretIsRefused() {
        Session session = servers.issueCredentials(ANN);
        try (S3Client wrongSecret = servers.access()
                        .as(AwsSessionCredentials.create(session.accessKeyId(), "x", session.sessionToken()))
                        .s3Client();
                S3Client unknownKey = servers.access()
                        .as(AwsSessionCredentials.create("ASIAAAAAAAAAAAAAAAAA", "x", session.sessionToken()))
                        .s3Client()) {
            assertThatThrownBy(() -> wrongSecret.getObjectAsBytes(
                            get -> get.bucket("photos").key(ANNS)))
                    .asInstanceOf(type(S3Exception.class))
                    .extracting(S3Exception::statusCode)
                    .isEqualTo(403);
            assertThatThrownBy(() -> unknownKey.getObjectAsBytes(
                            get -> get.bucket("photos").key(ANNS)))
                    .asInstanceOf(type(S3Exception.class))
                    .extracting(S3Exception::statusCode)
                    .isEqualTo(403);
        }
    }

    @Test
    void credentialsEndAfterAnHour() {
        try (S3Client later = as(servers.issueCredentials(ANN))) {
            later.headObject(head -> head.bucket("photos").key(ANNS));
            NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));

            assertThatThrownBy(() ->
                            later.getObjectAsBytes(get -> get.bucket("photos").key(ANNS)))
                    .asInstanceOf(type(S3Exception.class))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
        } finally {
            NOW.updateAndGet(now -> now.minus(Duration.ofMinutes(61)));
        }
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(S3Exception.class))
                .extracting(S3Exception::statusCode)
                .isEqualTo(403);
    }

    private static S3Client as(Session session) {
        return servers.access().as(session.forSdk()).s3Client();
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
