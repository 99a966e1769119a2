package io.shoebox.cli.upload;

import java.util.Optional;

/** What became of one file. */
public sealed interface UploadResult {
    /** S3 has it. */
    record Uploaded(String s3Key) implements UploadResult {}

    /**
     * It was not sent, since it is there.
     *
     * @param s3Key of what is there; empty if another file of this run is the same
     */
    record Skipped(String reason, Optional<String> s3Key) implements UploadResult {}

    /** It breaks a rule. */
    record Refused(String reason) implements UploadResult {}

    /** It did not arrive. */
    record Failed(String reason) implements UploadResult {}

    /** It arrived, and no thumbnails could be made of it. */
    record NotReady(String s3Key, String reason) implements UploadResult {}

    /** Its turn did not come. */
    record NotTried(String reason) implements UploadResult {}

    /** Whether it is as the person wanted it. */
    default boolean isGood() {
        return switch (this) {
            case Uploaded _, Skipped _ -> true;
            case Refused _, Failed _, NotReady _, NotTried _ -> false;
        };
    }
}
