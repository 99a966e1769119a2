package io.shoebox.uploadapi.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.ImageType;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadPolicyTest {
    private static final long MOST_BYTES = 25L << 20;
    private static final String SHA256 = Base64.getEncoder().encodeToString(new byte[32]);
    private static final UploadPolicy POLICY = policy(ImageType.BY_DEFAULT, true);

    @Test
    void allowsAnUploadWithinAllLimits() {
        assertThat(POLICY.judge(new UploadRequest("holiday", "a.jpg", "image/jpeg", 1L, SHA256)))
                .isEqualTo(allowed(ImageType.JPEG, 1L, SHA256));
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE/JPEG,JPEG",
        "image/png; charset=binary,PNG",
        "' image/webp ',WEBP",
        "image/gif;,GIF",
        "image/heif,HEIC"
    })
    void takesContentTypesInAnyCaseAndWithParameters(String contentType, ImageType type) {
        assertThat(judge("a.jpg", contentType, 1L)).isEqualTo(allowed(type, 1L, null));
    }

    @ParameterizedTest
    @CsvSource({
        "image/tiff,image/tiff",
        "image/avif,image/avif",
        "'',(none)",
        "' ',(none)",
        "text/html,text/html",
        "é\u0007x,??x"
    })
    void refusesOtherContentTypesAndNamesThoseThatItAccepts(String contentType, String named) {
        assertRefused(
                judge("a.jpg", contentType, 1L),
                "content type " + named
                        + " is not accepted; accepted: image/jpeg, image/png, image/gif, image/webp, image/heic");
    }

    @Test
    void refusesATypeThatTheOperatorTookOut() {
        var policy = policy(Set.of(ImageType.PNG), true);

        assertRefused(
                policy.judge(new UploadRequest("holiday", "a.jpg", "image/jpeg", 1L, null)),
                "content type image/jpeg is not accepted; accepted: image/png");
    }

    @Test
    void quotesNoMoreThanAHundredCharactersOfAContentType() {
        assertRefused(
                judge("a.jpg", "x".repeat(5000), 1L),
                "content type " + "x".repeat(100)
                        + " is not accepted; accepted: image/jpeg, image/png, image/gif, image/webp, image/heic");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesALengthThatIsNone(long length) {
        assertRefused(
                judge("a.jpg", "image/jpeg", length), "contentLength must be from 1 to 26214400 bytes; not " + length);
    }

    @ParameterizedTest
    @ValueSource(longs = {MOST_BYTES + 1, Long.MAX_VALUE})
    void refusesALengthBeyondTheLimitAsSuch(long length) {
        assertThat(judge("a.jpg", "image/jpeg", length))
                .isEqualTo(new UploadPolicy.Verdict.Exceeded(
                        "contentLength must be from 1 to 26214400 bytes; not " + length));
    }

    @Test
    void allowsTheLargestUpload() {
        assertThat(judge("a.jpg", "image/jpeg", MOST_BYTES)).isEqualTo(allowed(ImageType.JPEG, MOST_BYTES, null));
    }

    @Test
    void refusesAMissingLength() {
        assertRefused(
                judge("a.jpg", "image/jpeg", null), "contentLength must be from 1 to 26214400 bytes; it is missing");
    }

    @Test
    void allowsAMissingLengthButNoWrongOneWhereLengthIsNotRequired() {
        var lenient = policy(ImageType.BY_DEFAULT, false);

        assertThat(lenient.judge(new UploadRequest("holiday", "a.jpg", "image/jpeg", null, null)))
                .isEqualTo(allowed(ImageType.JPEG, null, null));
        assertThat(lenient.judge(new UploadRequest("holiday", "a.jpg", "image/jpeg", 0L, null)))
                .isInstanceOf(UploadPolicy.Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a b", "ü", "*"})
    void refusesACollectionIdThatBreaksTheRule(String collection) {
        assertRefused(
                POLICY.judge(new UploadRequest(collection, "a.jpg", "image/jpeg", 1L, null)),
                "collectionId must be 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }

    @Test
    void refusesAFilenameThatIsBlankOrTooLong() {
        String rule = "filename must be 1 to 1024 characters, not blank";

        assertRefused(judge("", "image/jpeg", 1L), rule);
        assertRefused(judge(" \t", "image/jpeg", 1L), rule);
        assertRefused(judge("x".repeat(1025), "image/jpeg", 1L), rule);
        assertThat(judge("x".repeat(1024), "image/jpeg", 1L)).isInstanceOf(UploadPolicy.Verdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "not base64 at all", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB="})
    void refusesAChecksumThatIsNoBase64OfThirtyTwoBytes(String checksum) {
        assertRefused(
                POLICY.judge(new UploadRequest("holiday", "a.jpg", "image/jpeg", 1L, checksum)),
                "checksumSha256 must be the Base64 of 32 bytes");
    }

    @Test
    void refusesARequestWithoutAnything() {
        assertThat(POLICY.judge(new UploadRequest(null, null, null, null, null)))
                .isInstanceOf(UploadPolicy.Verdict.Refused.class);
    }

    private static UploadPolicy policy(Set<ImageType> types, boolean lengthRequired) {
        return new UploadPolicy(types, MOST_BYTES, Duration.ofMinutes(5), lengthRequired);
    }

    private static UploadPolicy.Verdict judge(String filename, String contentType, @Nullable Long length) {
        return POLICY.judge(new UploadRequest("holiday", filename, contentType, length, null));
    }

    private static UploadPolicy.Verdict allowed(ImageType type, @Nullable Long length, @Nullable String checksum) {
        return new UploadPolicy.Verdict.Allowed(
                new Upload(new CollectionId("holiday"), "a.jpg", type, length, checksum));
    }

    private static void assertRefused(UploadPolicy.Verdict verdict, String message) {
        assertThat(verdict).isEqualTo(new UploadPolicy.Verdict.Refused(message));
    }
}
