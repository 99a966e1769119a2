package io.shoebox.uploadapi;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/** Keeps what it was asked to delete; answers nothing else. */
final class FakeS3 implements S3Client {
    final List<String> deleted = new ArrayList<>();

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        deleted.add(request.bucket() + "/" + request.key());
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
