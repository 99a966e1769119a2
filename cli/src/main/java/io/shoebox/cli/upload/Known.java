package io.shoebox.cli.upload;

import io.shoebox.client.Photo;
import io.shoebox.client.ShoeboxClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the collections have already. A photo is the same if name, length and S3's entity tag are: the MD5, unless the bucket is
 * encrypted by a KMS key; then nothing is found. Whatever its status: the same bytes would have the same fate.
 */
final class Known {
    private final Map<Same, String> keys = new HashMap<>();
    private final Map<Same, FoundFile> claims = new ConcurrentHashMap<>();

    /** Lists the files' collections; keeps only what may be one of the files. */
    Known(ShoeboxClient client, Collection<FoundFile> files) {
        Set<Like> wanted = new HashSet<>();
        Set<String> collections = new HashSet<>();
        files.forEach(file -> {
            wanted.add(new Like(file.collection(), file.name(), file.bytes()));
            collections.add(file.collection());
        });
        for (String collection : collections) {
            try (Stream<Photo> photos = client.photos(collection)) {
                photos.forEach(photo -> {
                    var like = new Like(collection, photo.filename(), photo.bytes());
                    if (wanted.contains(like)) {
                        photo.eTag().ifPresent(tag -> keys.put(new Same(like, tag), photo.s3Key()));
                    }
                });
            }
        }
    }

    private record Like(String collection, String name, long bytes) {}

    private record Same(Like like, String md5) {}

    /** The key of the photo that is the same. */
    Optional<String> key(FoundFile file, String md5) {
        return Optional.ofNullable(keys.get(same(file, md5)));
    }

    /** The other file of this run that brings the same; empty: it is for this one to bring. */
    Optional<FoundFile> claimed(FoundFile file, String md5) {
        return Optional.ofNullable(claims.putIfAbsent(same(file, md5), file)).filter(other -> !other.equals(file));
    }

    private static Same same(FoundFile file, String md5) {
        return new Same(new Like(file.collection(), file.name(), file.bytes()), md5);
    }
}
