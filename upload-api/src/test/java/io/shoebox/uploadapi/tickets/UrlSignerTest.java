package io.shoebox.uploadapi.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.ImageType;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.uploadapi.Events;
import io.shoebox.uploadapi.StaticPresigner;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UrlSignerTest {
    private static final CollectionId HOLIDAY = new CollectionId("holiday");
    private static final String SHA256 = Base64.getEncoder().encodeToString(new byte[32]);
    private static final RequestId REQUEST = new RequestId("request-7");
    private static final PhotoKey KEY = PhotoKey.create(
            Events.ALICE, HOLIDAY, FileName.from("写真 1.png"), Instant.parse("2026-01-01T12:00:00Z"), new Random(1));

    private final UrlSigner signer = new UrlSigner(StaticPresigner.create(), "photos-bucket", Duration.ofMinutes(5));

    @Test
    void signsExactlyTheHeadersOfATicketWithAChecksum() {
        assertThat(query(sign("写真 1.png", 1000L, SHA256)).get("X-Amz-SignedHeaders"))
                .isEqualTo("content-length;content-type;host;if-none-match;x-amz-checksum-sha256;"
                        + "x-amz-meta-filename;x-amz-meta-identity-id;x-amz-meta-request-id");
    }

    @Test
    void signsExactlyTheHeadersOfATicketWithoutAChecksum() {
        assertThat(query(sign("写真 1.png", 1000L, null)).get("X-Amz-SignedHeaders"))
                .isEqualTo(
                        "content-length;content-type;host;if-none-match;x-amz-meta-filename;x-amz-meta-identity-id;x-amz-meta-request-id");
    }

    @Test
    void leavesOnlyTheLengthUnsignedWhereNoneIsGiven() {
        assertThat(query(sign("写真 1.png", null, null)).get("X-Amz-SignedHeaders"))
                .isEqualTo(
                        "content-type;host;if-none-match;x-amz-meta-filename;x-amz-meta-identity-id;x-amz-meta-request-id");
    }

    @Test
    void namesTheHeadersThatTheClientMustSend() {
        assertThat(sign("写真 1.png", 1000L, SHA256).headers())
                .containsExactly(
                        Map.entry("content-type", "image/png"),
                        Map.entry("if-none-match", "*"),
                        Map.entry("x-amz-checksum-sha256", SHA256),
                        Map.entry("x-amz-meta-filename", "%E5%86%99%E7%9C%9F%201.png"),
                        Map.entry("x-amz-meta-identity-id", Events.ALICE.value()),
                        Map.entry("x-amz-meta-request-id", "request-7"));
    }

    @Test
    void putsOneKeyOfTheBucketForFiveMinutes() {
        Instant before = Instant.now();
        UploadTicket ticket = sign("写真 1.png", 1000L, null);

        assertThat(ticket.url().getHost()).isEqualTo("photos-bucket.s3.eu-central-1.amazonaws.com");
        assertThat(ticket.url().getScheme()).isEqualTo("https");
        assertThat(ticket.url().getPath()).isEqualTo("/" + KEY);
        assertThat(ticket.key()).isEqualTo(KEY);
        assertThat(query(ticket)).containsEntry("X-Amz-Expires", "300").doesNotContainKey("x-amz-checksum-crc32");
        assertThat(ticket.expiresAt())
                .isBetween(before.plusSeconds(299), Instant.now().plusSeconds(301));
    }

    @Test
    void keepsTheMetadataOfTheLongestNameWithinS3sLimit() {
        UploadTicket ticket = sign("写".repeat(UploadPolicy.MOST_FILENAME_CHARACTERS), 1000L, null);

        assertThat(metadataBytes(ticket)).isBetween(1900, 2048);
    }

    private static int metadataBytes(UploadTicket ticket) {
        return ticket.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-amz-meta-"))
                .mapToInt(header -> header.getKey().length()
                        - "x-amz-meta-".length()
                        + header.getValue().length())
                .sum();
    }

    @Test
    void keepsItThereWithTheLongestRequestIdToo() {
        var longest = new RequestId("r".repeat(RequestId.MOST_CHARACTERS));
        String name = "a".repeat(UploadPolicy.MOST_FILENAME_CHARACTERS * 2);
        UploadTicket ticket = signer.sign(KEY, new Upload(HOLIDAY, name, ImageType.PNG, 1000L, null), longest);

        assertThat(metadataBytes(ticket)).isBetween(2000, 2048);
    }

    @Test
    void printsNoUrl() {
        assertThat(sign("a.png", 1000L, null).toString()).doesNotContain("X-Amz");
    }

    private UploadTicket sign(String filename, @Nullable Long length, @Nullable String checksum) {
        return signer.sign(KEY, new Upload(HOLIDAY, filename, ImageType.PNG, length, checksum), REQUEST);
    }

    private static Map<String, String> query(UploadTicket ticket) {
        return Arrays.stream(ticket.url().getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
