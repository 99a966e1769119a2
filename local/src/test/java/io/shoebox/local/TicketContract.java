package io.shoebox.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What Shoebox relies on S3 for when a client uses a ticket that the API issued. One body for any server of the protocol: a subclass says
 * where it is.
 */
abstract class TicketContract {
    private static final String IDENTITY = "eu-west-1:00000000-0000-4000-8000-00000000000a";
    private static final byte[] BODY = "not really a picture".getBytes(UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private S3Client s3;
    private Api api;
    private Fields issued;
    private Signed ticket;

    /** The server, called by one who may write to the photos bucket. */
    abstract ServerAccess access();

    abstract String bucket();

    @BeforeEach
    final void ask() throws NoSuchAlgorithmException {
        s3 = access().s3Client();
        api = api(Map.of());
        issued = ticket(api);
        ticket = Signed.of(issued, BODY.length);
    }

    @AfterEach
    final void close() {
        s3.close();
        api.close();
    }

    private Api api(Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put(Environment.PHOTOS_BUCKET, bucket());
        environment.put(Environment.PHOTOS_TABLE, "photos");
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
                        "x-amz-checksum-sha256");
    }

    @Test
    void theUploadAsSignedIsTakenWithItsMetadata() throws Exception {
        assertThat(put(ticket, BODY).statusCode()).isEqualTo(200);

        HeadObjectResponse object = s3.headObject(head -> head.bucket(bucket()).key(issued.text("s3Key")));
        assertThat(object.contentLength()).isEqualTo(BODY.length);
        assertThat(object.contentType()).isEqualTo("image/jpeg");
        assertThat(object.metadata())
                .containsEntry("identity-id", IDENTITY)
                .containsEntry("filename", "a%20photo%20%281%29.jpg");
    }

    @Test
    void aSecondUseIsRefused() throws Exception {
        put(ticket, BODY);

        assertThat(put(ticket, BODY).statusCode()).isEqualTo(412);
        assertThat(put(ticket, BODY).body()).contains("<Code>PreconditionFailed</Code>");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void oneByteMoreOrLessIsRefused(int difference) throws Exception {
        assertThat(put(ticket, Arrays.copyOf(BODY, BODY.length + difference)).statusCode())
                .isEqualTo(403);
        assertNothingStored();
    }

    @Test
    void aBodyShorterThanItsLengthIsRefused() throws Exception {
        assertThat(RawHttp.put(ticket, BODY, BODY.length - 1)).isNotEqualTo(200);
        assertNothingStored();
    }

    @Test
    void aBodyLongerThanItsLengthIsCut() throws Exception {
        assertThat(RawHttp.put(ticket, Arrays.copyOf(BODY, BODY.length + 10), BODY.length + 10))
                .isEqualTo(200);
        assertThat(s3.headObject(head -> head.bucket(bucket()).key(issued.text("s3Key")))
                        .contentLength())
                .isEqualTo(BODY.length);
    }

    @Test
    void anotherTypeIsRefused() throws Exception {
        assertRefused(ticket.withHeader("content-type", "image/png"));
        assertRefused(ticket.withoutHeader("content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-meta-identity-id", "x-amz-meta-filename", "if-none-match", "x-amz-checksum-sha256"})
    void aMissingHeaderIsRefused(String header) throws Exception {
        assertRefused(ticket.withoutHeader(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-meta-identity-id", "x-amz-meta-filename", "if-none-match", "x-amz-checksum-sha256"})
    void aChangedHeaderIsRefused(String header) throws Exception {
        assertRefused(ticket.withHeader(header, "bm90IHdoYXQgd2FzIHNpZ25lZCwgYnV0IGFzIGxvbmc="));
    }

    @Test
    void anotherBodyOfTheSameLengthIsRefused() throws Exception {
        byte[] other = BODY.clone();
        other[0]++;

        HttpResponse<String> response = put(ticket, other);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<Code>BadDigest</Code>");
        assertNothingStored();
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        assertRefused(ticket.withUrl("/trips/", "/cats/"));
        assertRefused(ticket.withUrl("00000000000a/", "00000000000b/"));
    }

    @Test
    void aTamperedSignatureIsRefused() throws Exception {
        String signature = ticket.url().getRawQuery().replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        String other = (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1);

        assertRefused(ticket.withUrl(signature, other));
        assertRefused(ticket.withUrl("X-Amz-Expires=300", "X-Amz-Expires=301"));
    }

    @Test
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

    private void assertNothingStored() {
        assertThatThrownBy(() -> s3.headObject(head -> head.bucket(bucket()).key(issued.text("s3Key"))))
                .isInstanceOf(NoSuchKeyException.class);
    }

    private static HttpResponse<String> put(Signed signed, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(signed.request(body), BodyHandlers.ofString());
    }
}
