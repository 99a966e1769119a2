package io.shoebox.local.client;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What those who may see a photo find, by which the checks of a running system know that it is right. */
public final class Viewing {
    /** The longest edges of the thumbnails, as the workers make them unless they are told otherwise. */
    public static final List<Integer> EDGES = List.of(240, 480, 960);

    private Viewing() {}

    /** The status with which S3 answers a GET. */
    public static int status(S3Client s3, String bucket, String key) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key))
                    .response()
                    .sdkHttpResponse()
                    .statusCode();
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }
}
