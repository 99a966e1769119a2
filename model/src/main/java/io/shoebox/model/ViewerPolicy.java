package io.shoebox.model;

/**
 * What a signed-in user may do with their own credentials: read the objects under their own prefix, and nothing else. The
 * cloud stacks deploy this document and local mode evaluates it, so that there is one source.
 */
public final class ViewerPolicy {
    /** The IAM policy variable that stands for the caller's identity id. */
    public static final String IDENTITY_VARIABLE = "${cognito-identity.amazonaws.com:sub}";

    private ViewerPolicy() {}

    /** The IAM policy document, as JSON, for two bucket names or deploy-time tokens of them. */
    public static String document(String photosBucket, String thumbnailsBucket) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "ReadOwnPhotos",
                      "Effect": "Allow",
                      "Action": "s3:GetObject",
                      "Resource": [
                        "arn:aws:s3:::%1$s/%3$s/*",
                        "arn:aws:s3:::%2$s/%3$s/*"
                      ]
                    }
                  ]
                }
                """.formatted(photosBucket, thumbnailsBucket, IDENTITY_VARIABLE);
    }
}
