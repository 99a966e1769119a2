package io.shoebox.ingestworker;

import io.shoebox.model.PhotoKey;
import io.shoebox.model.RejectedTag;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Tag;

/** Marks objects that were rejected, so that a rule of the bucket's lifecycle removes them; their records stay. */
interface RejectedObjects {
    /** Where no such rule is, or the server knows no tags. */
    RejectedObjects KEPT = key -> {};

    /** The one tag that a worker may add. */
    Tag TAG = Tag.builder().key(RejectedTag.KEY).value(RejectedTag.VALUE).build();

    /** May be repeated; an object that is gone needs no mark. Faults of S3 come as its exceptions. */
    void mark(PhotoKey key);

    /** By a tag. A key is put once, so that the object is still the one that was looked at, or gone. */
    static RejectedObjects tagged(S3Client s3, String bucket) {
        return key -> {
            try {
                s3.putObjectTagging(
                        tag -> tag.bucket(bucket).key(key.toString()).tagging(tags -> tags.tagSet(TAG)));
            } catch (NoSuchKeyException e) {
                // Its delete event follows.
            }
        };
    }
}
