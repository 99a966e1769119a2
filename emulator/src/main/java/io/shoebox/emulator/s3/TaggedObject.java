package io.shoebox.emulator.s3;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The tags of one content; what is put under its key later has none of them.
 *
 * @param eTag of the content
 * @param modified when the content was put
 */
record TaggedObject(String bucket, String key, String eTag, Instant modified, Map<String, String> tags) {
    TaggedObject {
        tags = Map.copyOf(tags);
    }

    static TaggedObject of(String bucket, String key, HeadObjectResponse object, Map<String, String> tags) {
        return new TaggedObject(bucket, key, object.eTag(), object.lastModified(), tags);
    }

    boolean isOf(HeadObjectResponse object) {
        return object.eTag().equals(eTag) && object.lastModified().equals(modified);
    }
}
