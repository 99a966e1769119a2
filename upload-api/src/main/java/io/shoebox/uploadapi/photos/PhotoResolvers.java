package io.shoebox.uploadapi.photos;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Cost;
import io.shoebox.catalog.Page;
import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import io.shoebox.uploadapi.appsync.FieldResolver;
import io.shoebox.uploadapi.tickets.Allowance;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Answers the fields on photos and collections, for their owner alone. Only the worker that sees the bytes writes rows:
 * nothing here does.
 */
public final class PhotoResolvers {
    private static final int DEFAULT_LIMIT = 50;

    private final Catalog catalog;
    private final S3Client s3;
    private final String photosBucket;
    private final Allowance allowance;

    /** Without limits. */
    public PhotoResolvers(Catalog catalog, S3Client s3, String photosBucket) {
        this(catalog, s3, photosBucket, Allowance.NONE);
    }

    public PhotoResolvers(Catalog catalog, S3Client s3, String photosBucket, Allowance allowance) {
        this.catalog = catalog;
        this.s3 = s3;
        this.photosBucket = photosBucket;
        this.allowance = allowance;
    }

    /** By name of the field. */
    public Map<String, FieldResolver> byField() {
        return Map.of(
                "addPhoto", this::getPhoto,
                "getPhoto", this::getPhoto,
                "deletePhoto", this::deletePhoto,
                "listPhotos", this::listPhotos,
                "listMyCollections", this::listMyCollections,
                "onPhoto", PhotoResolvers::onPhoto);
    }

    private Answer getPhoto(IdentityId caller, Arguments arguments) {
        return withOwnKey(caller, arguments, this::found);
    }

    // The object goes even where there is no row yet; S3's event then makes the tombstone and removes the thumbnails.
    private Answer deletePhoto(IdentityId caller, Arguments arguments) {
        return withOwnKey(
                caller,
                arguments,
                key -> allowance.refusal(caller, Cost.ofDelete()).orElseGet(() -> {
                    Answer before = found(key);
                    s3.deleteObject(request -> request.bucket(photosBucket).key(key.toString()));
                    return before;
                }));
    }

    private Answer listPhotos(IdentityId caller, Arguments arguments) {
        String collection = arguments.text("collectionId");
        if (collection == null || !CollectionId.isValid(collection)) {
            return Answer.invalid("collectionId must be " + CollectionId.RULE);
        }
        var id = new CollectionId(collection);
        return listing(arguments, page -> PhotoFields.of(catalog.photos(caller, id, page), PhotoFields::of));
    }

    private Answer listMyCollections(IdentityId caller, Arguments arguments) {
        return listing(arguments, page -> PhotoFields.of(catalog.collections(caller, page), PhotoFields::of));
    }

    /** Asked once, when somebody subscribes: null lets them. */
    private static Answer onPhoto(IdentityId caller, Arguments arguments) {
        return caller.value().equals(arguments.text("identityId")) ? new Answer.Value(null) : Answer.forbidden();
    }

    private Answer found(PhotoKey key) {
        Optional<Photo> photo = catalog.find(key).filter(row -> row.status() != PhotoStatus.DELETED);
        return new Answer.Value(photo.map(PhotoFields::of).orElse(null));
    }

    private static Answer withOwnKey(IdentityId caller, Arguments arguments, Function<PhotoKey, Answer> use) {
        String text = arguments.text("s3Key");
        if (text == null) {
            return Answer.invalid("s3Key is missing");
        }
        return switch (PhotoKey.parse(text)) {
            case ParsedKey.Malformed malformed -> Answer.invalid("s3Key is no key of a photo: " + malformed.reason());
            case ParsedKey.Valid valid ->
                valid.key().owner().equals(caller) ? use.apply(valid.key()) : Answer.forbidden();
        };
    }

    private static Answer listing(Arguments arguments, Function<Page.Request, Map<String, @Nullable Object>> list) {
        Long limit = arguments.number("limit");
        if (limit != null && (limit < 1 || limit > Page.MOST_ITEMS)) {
            return Answer.invalid("limit must be from 1 to " + Page.MOST_ITEMS + ", not " + limit);
        }
        String after = arguments.text("nextToken");
        try {
            int items = limit == null ? DEFAULT_LIMIT : limit.intValue();
            return new Answer.Value(list.apply(new Page.Request(items, after)));
        } catch (IllegalArgumentException e) {
            if (after == null) {
                throw e;
            }
            return Answer.invalid("nextToken is no token of this listing");
        }
    }
}
