package io.shoebox.ingestworker.schedules;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Page;
import io.shoebox.ingestworker.schedules.World.Version;
import io.shoebox.model.CollectionId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.FileThumbnails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold when all queues are empty, by what S3 had last under each key and nothing else. */
final class Quiet {
    private static final Map<Content, List<byte[]>> THUMBNAILS = thumbnails();

    private final Catalog catalog;
    private final FakeS3 s3;
    private final Map<PhotoKey, Version> newest;

    Quiet(Catalog catalog, FakeS3 s3, Map<PhotoKey, Version> newest) {
        this.catalog = catalog;
        this.s3 = s3;
        this.newest = newest;
    }

    Optional<String> fault() {
        var faults = new ArrayList<String>();
        for (PhotoKey key : World.KEYS) {
            Version version = newest.get(key);
            Optional<Photo> row = catalog.find(key);
            if (version == null) {
                row.ifPresent(it -> faults.add("a row of what never was: " + it));
            } else if (row.isEmpty()) {
                faults.add("photo " + World.KEYS.indexOf(key) + " is lost");
            } else {
                check(row.get(), version).ifPresent(what -> faults.add(what + ": " + row.get()));
            }
        }
        World.COLLECTIONS.forEach(collection -> count(collection).ifPresent(faults::add));
        return faults.stream().findFirst();
    }

    private Optional<String> check(Photo row, Version version) {
        if (!row.sequencer().equals(Sequencer.of(version.sequencer()))) {
            return Optional.of("the row is not of the newest event, which is " + version.sequencer());
        }
        PhotoStatus status = version.content().map(Content::end).orElse(PhotoStatus.DELETED);
        if (row.status() != status) {
            return Optional.of("it should be " + status);
        }
        if (version.content().isPresent()
                && row.bytes() != version.content().get().bytes().length) {
            return Optional.of("the row tells of other content than " + version.content());
        }
        List<byte[]> wanted = version.content().map(THUMBNAILS::get).orElse(List.of());
        List<String> keys =
                row.thumbnails().stream().map(it -> it.key().toString()).toList();
        List<String> there = s3.bucket("thumbs").keySet().stream()
                .filter(name -> name.startsWith(row.key() + "/"))
                .toList();
        if (keys.size() != wanted.size() || !there.equals(keys.stream().sorted().toList())) {
            return Optional.of("there are the thumbnails " + there);
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!Arrays.equals(s3.object("thumbs", keys.get(i)).bytes(), wanted.get(i))) {
                return Optional.of("a thumbnail is of other content");
            }
        }
        return Optional.empty();
    }

    private Optional<String> count(CollectionId collection) {
        long there = newest.entrySet().stream()
                .filter(it -> it.getKey().collection().equals(collection))
                .filter(it -> it.getValue().content().isPresent())
                .count();
        long listed = catalog.photos(World.OWNER, collection, Page.Request.first(10))
                .items()
                .size();
        long counted = catalog.collections(World.OWNER, Page.Request.first(10)).items().stream()
                .filter(it -> it.id().equals(collection))
                .mapToLong(PhotoCollection::photoCount)
                .sum();
        return there == listed && there == counted
                ? Optional.empty()
                : Optional.of(collection + " has " + there + " photos, lists " + listed + ", counts " + counted);
    }

    /** As the worker makes them, from nothing but the content. */
    private static Map<Content, List<byte[]>> thumbnails() {
        var maker = new FileThumbnails(List.of(16, 32), 80);
        return Arrays.stream(Content.values())
                .collect(Collectors.toMap(
                        content -> content,
                        content -> content.end() == PhotoStatus.READY ? made(maker, content) : List.of(),
                        (a, b) -> Objects.requireNonNull(a),
                        () -> new EnumMap<>(Content.class)));
    }

    private static List<byte[]> made(FileThumbnails maker, Content content) {
        try {
            return maker.make(content.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
