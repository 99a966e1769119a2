package io.shoebox.client.transfer;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of one PUT. */
sealed interface PutOutcome {
    record Stored() implements PutOutcome {}

    /** 412: there is an object under the key. */
    record Exists() implements PutOutcome {}

    /** 403, or a key of the signer that is no longer good. */
    record Refused(int status, String code) implements PutOutcome {}

    /** 400 and the like, for good. */
    record Invalid(int status, String code) implements PutOutcome {}

    /** The bytes are not those of the checksum. */
    record Changed() implements PutOutcome {}

    /** 409, 429, 5xx, or a connection that S3 found too slow. */
    record Busy(int status) implements PutOutcome {}

    /** No answer: nobody knows whether it is stored. */
    record Lost(@Nullable Throwable cause) implements PutOutcome {}

    Pattern CODE = Pattern.compile("<Code>(\\w+)</Code>");
    Set<String> CHANGED =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch");
    Set<String> SIGNER_EXPIRED = Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired");
    Set<String> PASSING = Set.of("RequestTimeout", "IncompleteBody", "OperationAborted");

    /** @param body of the answer, as far as it was read */
    static PutOutcome of(int status, String body) {
        Matcher found = CODE.matcher(body);
        String code = found.find() ? found.group(1) : "";
        if (status >= 200 && status < 300) {
            return new Stored();
        }
        if (status == 412) {
            return new Exists();
        }
        if (status == 409 || status == 429 || status >= 500 || PASSING.contains(code)) {
            return new Busy(status);
        }
        if (CHANGED.contains(code)) {
            return new Changed();
        }
        if (status == 401 || status == 403 || SIGNER_EXPIRED.contains(code)) {
            return new Refused(status, code);
        }
        return new Invalid(status, code);
    }
}
