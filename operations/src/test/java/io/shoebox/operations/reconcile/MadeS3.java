package io.shoebox.operations.reconcile;

import java.util.ArrayList;
import java.util.TreeSet;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the objects of a {@link MadeWorld} in pages, as S3 does. */
final class MadeS3 implements S3Client {
    private final MadeWorld world;

    MadeS3(MadeWorld world) {
        this.world = world;
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        boolean photos = request.bucket().equals("photos");
        int count = photos ? world.photos() : world.photos() * MadeWorld.EDGES.size();
        IntFunction<String> keys = photos ? i -> world.key(i).toString() : world::thumbnail;
        String prefix = request.prefix() == null ? "" : request.prefix();
        int at = request.continuationToken() != null
                ? Integer.parseInt(request.continuationToken())
                : MadeWorld.firstAfter(request.startAfter() == null ? prefix : request.startAfter(), count, keys);
        return request.delimiter() == null ? page(request, keys, prefix, at, count) : owners(keys, at, count);
    }

    private static ListObjectsV2Response page(
            ListObjectsV2Request request, IntFunction<String> keys, String prefix, int from, int count) {
        var objects = new ArrayList<S3Object>();
        int at = from;
        while (at < count
                && objects.size() < request.maxKeys()
                && keys.apply(at).startsWith(prefix)) {
            objects.add(S3Object.builder()
                    .key(keys.apply(at++))
                    .size(1_000_000L)
                    .eTag("\"" + MadeWorld.TAG + "\"")
                    .lastModified(MadeWorld.TIME)
                    .build());
        }
        boolean more = at < count && keys.apply(at).startsWith(prefix);
        return ListObjectsV2Response.builder()
                .contents(objects)
                .isTruncated(more)
                .nextContinuationToken(more ? Integer.toString(at) : null)
                .build();
    }

    private ListObjectsV2Response owners(IntFunction<String> keys, int from, int count) {
        var owners = new TreeSet<String>();
        for (int owner = 0; owner < world.owners(); owner++) {
            String prefix = world.owner(owner) + "/";
            boolean later = from < count && KeyOrder.bytes(prefix, keys.apply(from)) >= 0;
            if (later || (from < count && keys.apply(from).startsWith(prefix))) {
                owners.add(prefix);
            }
        }
        return ListObjectsV2Response.builder()
                .commonPrefixes(owners.stream()
                        .map(prefix -> CommonPrefix.builder().prefix(prefix).build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        return HeadObjectResponse.builder()
                .contentLength(1_000_000L)
                .eTag("\"" + MadeWorld.TAG + "\"")
                .lastModified(MadeWorld.TIME)
                .build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
