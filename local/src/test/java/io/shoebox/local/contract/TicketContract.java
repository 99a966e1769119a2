package io.shoebox.local.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.PhotosTable;
import io.shoebox.local.Api;
import io.shoebox.local.Caller;
import io.shoebox.local.Eventually;
import io.shoebox.local.client.Fields;
import io.shoebox.model.Environment;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.UploadSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What Shoebox relies on S3 for when a client uses a ticket that the API issued. Over 200 lines since a contract is one
 * place on a server, which takes a while to make.
 */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class TicketContract extends ServerContract {
    private static final String IDENTITY = "eu-west-1:00000000-0000-4000-8000-00000000000a";
    private static final String TABLE = "photos";
    private static final byte[] BODY = "not really a picture".getBytes(UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Api api;
    private Fields issued;
    private Signed ticket;

    @BeforeEach
    final void ask() throws NoSuchAlgorithmException {
        makeTable();
        api = api(Map.of());
        issued = ticket(api);
        ticket = Signed.of(issued, BODY.length);
    }

    @AfterEach
    final void closeApi() {
        api.close();
    }

    /** Tickets are counted in it. */
    private void makeTable() {
        try (DynamoDbClient dynamo = access().dynamoClient()) {
            dynamo.createTable(PhotosTable.create(TABLE));
            dynamo.waiter().waitUntilTableExists(describe -> describe.tableName(TABLE));
        } catch (ResourceInUseException e) {
            // An earlier test made it, or the server had it.
        }
    }

    private Api api(Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put(Environment.PHOTOS_BUCKET, photos());
        environment.put(Environment.PHOTOS_TABLE, TABLE);
        return new Api(access(), environment);
    }

    private static Fields ticket(Api api) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(BODY);
        return new Caller(api, new IdentityId(IDENTITY))
                .call(
                        "getUploadUrl",
                        Map.of(
                                "collectionId", "trips",
                                "filename", "a photo (1).jpg",
                                "contentType", "image/jpeg",
                                "contentLength", BODY.length,
                                "checksumSha256", Base64.getEncoder().encodeToString(digest)))
                .orElseThrow();
    }

    @Test
    void everythingThatTheClientSendsIsSigned() {
        assertThat(ticket.signedHeaders())
                .containsExactlyInAnyOrderElementsOf(ticket.headers().keySet())
                .containsExactlyInAnyOrder(
                        "host",
                        "content-type",
                        "content-length",
                        "if-none-match",
                        "x-amz-meta-identity-id",
                        "x-amz-meta-filename",
                        "x-amz-meta-request-id",
                        "x-amz-checksum-sha256");
    }

    @Test
    @Behaviour(
            name = "a presigned PUT is taken with its type and metadata",
            aws =
                    "A PUT with the signed headers and values is taken; HEAD returns its content type and x-amz-meta- headers",
            page = "Working with object metadata")
    void theUploadAsSignedIsTakenWithItsMetadata() throws Exception {
        assertThat(put(ticket, BODY).statusCode()).isEqualTo(200);

        HeadObjectResponse object =
                s3().headObject(head -> head.bucket(photos()).key(issued.text("s3Key")));
        assertThat(object.contentLength()).isEqualTo(BODY.length);
        assertThat(object.contentType()).isEqualTo("image/jpeg");
        assertThat(object.metadata())
                .containsEntry("identity-id", IDENTITY)
                .containsEntry("filename", "a%20photo%20%281%29.jpg")
                .containsEntry("request-id", ticket.headers().get("x-amz-meta-request-id"));
    }

    @Test
    @Behaviour(
            name = "a presigned PUT can be used once",
            aws = "If-None-Match: * on a key that exists: 412 PreconditionFailed",
            page = "How to prevent object overwrites with conditional writes")
    void aSecondUseIsRefused() throws Exception {
        put(ticket, BODY);

        assertThat(put(ticket, BODY).statusCode()).isEqualTo(412);
        assertThat(put(ticket, BODY).body()).contains("<Code>PreconditionFailed</Code>");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    @Behaviour(
            name = "the signed length is checked",
            aws = "A signed header with another value: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void oneByteMoreOrLessIsRefused(int difference) throws Exception {
        assertThat(put(ticket, Arrays.copyOf(BODY, BODY.length + difference)).statusCode())
                .isEqualTo(403);
        assertNothingStored();
    }

    @Test
    @Behaviour(
            name = "a body that ends too soon stores nothing",
            aws = "Fewer bytes than Content-Length: an error, and never a partial object",
            page = "PutObject (S3 API Reference)")
    void aBodyShorterThanItsLengthIsRefused() throws Exception {
        assertThat(RawHttp.put(ticket, BODY, BODY.length - 1)).isNotEqualTo(200);
        assertNothingStored();
    }

    @Test
    @Behaviour(
            name = "bytes after Content-Length are no part of the object",
            aws = "Content-Length is the size of the body in bytes",
            page = "PutObject (S3 API Reference)")
    void aBodyLongerThanItsLengthIsCut() throws Exception {
        int status = RawHttp.put(ticket, Arrays.copyOf(BODY, BODY.length + 10), BODY.length + 10);

        // Whatever else the server makes of it, which may be a difference.
        assertThat(storedBytes()).isIn(OptionalLong.of(BODY.length), OptionalLong.empty());
        assertThat(status).isEqualTo(200);
        assertThat(storedBytes()).hasValue(BODY.length);
    }

    @Test
    @Behaviour(
            name = "the signed type is checked",
            aws = "A signed header with another value, or missing: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void anotherTypeIsRefused() throws Exception {
        assertRefused(ticket.withHeader("content-type", "image/png"));
        assertRefused(ticket.withoutHeader("content-type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-meta-identity-id",
                "x-amz-meta-filename",
                "x-amz-meta-request-id",
                "if-none-match",
                "x-amz-checksum-sha256"
            })
    @Behaviour(
            name = "a signed header that is missing is refused",
            aws = "Every header in X-Amz-SignedHeaders is part of the signature: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void aMissingHeaderIsRefused(String header) throws Exception {
        assertRefused(ticket.withoutHeader(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-meta-identity-id",
                "x-amz-meta-filename",
                "x-amz-meta-request-id",
                "if-none-match",
                "x-amz-checksum-sha256"
            })
    @Behaviour(
            name = "a signed header with another value is refused",
            aws = "Every header in X-Amz-SignedHeaders is part of the signature: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void aChangedHeaderIsRefused(String header) throws Exception {
        assertRefused(ticket.withHeader(header, "bm90IHdoYXQgd2FzIHNpZ25lZCwgYnV0IGFzIGxvbmc="));
    }

    @Test
    @Behaviour(
            name = "the signed checksum is compared with the body",
            aws = "x-amz-checksum-sha256 of other bytes: 400 BadDigest, and nothing is stored",
            page = "Checking object integrity in Amazon S3")
    void anotherBodyOfTheSameLengthIsRefused() throws Exception {
        byte[] other = BODY.clone();
        other[0]++;

        HttpResponse<String> response = put(ticket, other);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<Code>BadDigest</Code>");
        assertNothingStored();
    }

    @Test
    @Behaviour(
            name = "a presigned URL is for its key only",
            aws = "The path is part of the signature: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void anotherKeyIsRefused() throws Exception {
        assertRefused(ticket.withUrl("/trips/", "/cats/"));
        assertRefused(ticket.withUrl("00000000000a/", "00000000000b/"));
    }

    @Test
    @Behaviour(
            name = "a changed signature or expiry is refused",
            aws = "SignatureDoesNotMatch: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void aTamperedSignatureIsRefused() throws Exception {
        String signature = ticket.url().getRawQuery().replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        String other = (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1);

        assertRefused(ticket.withUrl(signature, other));
        assertRefused(ticket.withUrl("X-Amz-Expires=300", "X-Amz-Expires=301"));
    }

    @Test
    @Behaviour(
            name = "an expired URL is refused",
            aws = "After X-Amz-Expires seconds: 403",
            page = "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)")
    void anExpiredTicketIsRefused() throws Exception {
        try (Api hasty = api(Map.of(UploadSettings.UPLOAD_EXPIRY_SECONDS, "1"))) {
            issued = ticket(hasty);
            Eventually.passes(Duration.ofSeconds(2));

            assertRefused(Signed.of(issued, BODY.length));
        }
    }

    private void assertRefused(Signed changed) throws Exception {
        assertThat(put(changed, BODY).statusCode()).isEqualTo(403);
        assertNothingStored();
    }

    private OptionalLong storedBytes() {
        try {
            return OptionalLong.of(s3().headObject(head -> head.bucket(photos()).key(issued.text("s3Key")))
                    .contentLength());
        } catch (NoSuchKeyException e) {
            return OptionalLong.empty();
        }
    }

    private void assertNothingStored() {
        assertThat(storedBytes()).isEmpty();
    }

    private static HttpResponse<String> put(Signed signed, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(signed.request(body), BodyHandlers.ofString());
    }
}
