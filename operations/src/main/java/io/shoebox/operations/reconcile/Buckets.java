package io.shoebox.operations.reconcile;

import io.shoebox.catalog.Paged;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The buckets of photos and thumbnails, as they are compared. Listings have one page in memory. */
final class Buckets {
    private static final int PAGE = 1000;

    private final S3Client s3;
    private final Places places;
    private final Spending spending;

    Buckets(S3Client s3, Places places, Spending spending) {
        this.s3 = s3;
        this.places = places;
        this.spending = spending;
    }

    /** An owner's objects, by key; what has no key of a photo is among them. */
    Iterator<Stored> photos(IdentityId owner, @Nullable String after) {
        return list(places.photosBucket(), owner, after);
    }

    /** An owner's thumbnails, by key. */
    Iterator<Stored> thumbnails(IdentityId owner, @Nullable String after) {
        return list(places.thumbnailsBucket(), owner, after);
    }

    private Iterator<Stored> list(String bucket, IdentityId owner, @Nullable String after) {
        return new Paged<>(Optional.<String>empty(), token -> {
            var request = ListObjectsV2Request.builder()
                    .bucket(bucket)
                    .prefix(owner + "/")
                    .maxKeys(PAGE);
            if (token.isPresent()) {
                request.continuationToken(token.get());
            } else if (after != null) {
                request.startAfter(owner + "/" + after);
            }
            ListObjectsV2Response answer = list(request.build());
            return new Paged.Part<>(answer.contents().stream().map(Stored::of).toList(), next(answer));
        });
    }

    /**
     * All owners that have anything in a bucket, by id; each bucket has its own.
     *
     * @param after null: from the first on
     */
    Iterator<String> owners(String bucket, @Nullable IdentityId after) {
        return new Paged<>(Optional.<String>empty(), token -> {
            var request =
                    ListObjectsV2Request.builder().bucket(bucket).delimiter("/").maxKeys(PAGE);
            if (token.isPresent()) {
                request.continuationToken(token.get());
            } else if (after != null) {
                // Behind all that lies below this owner.
                request.startAfter(after + "/" + Character.toString(Character.MAX_CODE_POINT));
            }
            ListObjectsV2Response answer = list(request.build());
            List<String> owners = answer.commonPrefixes().stream()
                    .map(CommonPrefix::prefix)
                    .map(prefix -> prefix.substring(0, prefix.length() - 1))
                    .filter(IdentityId::isValid)
                    .toList();
            return new Paged.Part<>(owners, next(answer));
        });
    }

    private ListObjectsV2Response list(ListObjectsV2Request request) {
        ListObjectsV2Response answer = s3.listObjectsV2(request);
        spending.list();
        return answer;
    }

    private static Optional<String> next(ListObjectsV2Response answer) {
        return Boolean.TRUE.equals(answer.isTruncated())
                ? Optional.ofNullable(answer.nextContinuationToken())
                : Optional.empty();
    }

    /** The photo's object as it is now. */
    Optional<Stored> photo(PhotoKey key) {
        return look(places.photosBucket(), key.toString());
    }

    /** The thumbnails of one photo, which are some dozens at most. */
    Set<String> thumbnailsOf(PhotoKey photo) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(places.thumbnailsBucket())
                .prefix(photo + "/")
                .maxKeys(PAGE)
                .build();
        return list(request).contents().stream().map(S3Object::key).collect(Collectors.toSet());
    }

    /** Whether there is such a thumbnail now. */
    boolean hasThumbnail(String key) {
        return look(places.thumbnailsBucket(), key).isPresent();
    }

    private Optional<Stored> look(String bucket, String key) {
        spending.look();
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key));
            return Optional.of(new Stored(key, head.contentLength(), Stored.bare(head.eTag()), head.lastModified()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalStateException if one stays */
    void removeThumbnails(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        var answer = s3.deleteObjects(request -> request.bucket(places.thumbnailsBucket())
                .delete(delete -> delete.objects(objects).quiet(true)));
        spending.removed();
        if (!answer.errors().isEmpty()) {
            throw new IllegalStateException(answer.errors().size() + " thumbnails could not be removed: "
                    + answer.errors().getFirst().code());
        }
    }
}
