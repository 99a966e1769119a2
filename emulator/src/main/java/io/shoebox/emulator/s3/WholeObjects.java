package io.shoebox.emulator.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells objects from what S3Proxy leaves of an upload that is under way or was cut off: a file with the key's name, a dash
 * and a random UUID. A key of that form is an object only after its upload was marked as whole, before it was answered.
 */
final class WholeObjects {
    private static final Logger LOG = LoggerFactory.getLogger(WholeObjects.class);
    private static final Pattern UNFINISHED =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.DOTALL);
    /** Characters of a dash and a UUID. */
    private static final int SUFFIX = 37;

    /** On the file of an object; on the folder of all buckets: files that have none are not whole. */
    private static final String MARK = "emulator.whole";
    /** What S3Proxy notes of an object with its content. */
    private static final String NOTED = "user.content-md5";

    private final @Nullable Path buckets;
    private final Set<String> marked = ConcurrentHashMap.newKeySet();

    private WholeObjects(@Nullable Path buckets) {
        this.buckets = buckets;
    }

    /** Of a store that keeps nothing. */
    static WholeObjects inMemory() {
        return new WholeObjects(null);
    }

    /**
     * Of a folder with a folder a bucket, from which what a crash cut off is removed. Where the file system keeps no
     * attributes nothing can be told apart, and nothing is removed.
     */
    static WholeObjects in(Path buckets) {
        var objects = new WholeObjects(buckets);
        try {
            List<Path> files;
            try (Stream<Path> all = Files.walk(buckets)) {
                files = all.filter(file -> UNFINISHED
                                .matcher(file.getFileName().toString())
                                .matches())
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .toList();
            }
            objects.sort(files, has(buckets, MARK));
            mark(buckets);
        } catch (IOException e) {
            throw new UncheckedIOException("what is kept of S3 cannot be read", e);
        }
        return objects;
    }

    /** @param marksAreKept false for data of a version that marked nothing: there whatever is complete is an object */
    private void sort(List<Path> files, boolean marksAreKept) throws IOException {
        for (Path file : files) {
            boolean complete = has(file, MARK) || (!marksAreKept && has(file, NOTED));
            if (complete && !isSecondName(file)) {
                mark(file);
                marked.add(buckets().relativize(file).toString());
            } else if (view(file) != null) {
                remove(file);
            }
        }
    }

    /** An upload that is put only where nothing is becomes an object by a link; the file keeps its first name a moment. */
    private static boolean isSecondName(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path object = file.resolveSibling(name.substring(0, name.length() - SUFFIX));
        return Files.exists(object) && Files.isSameFile(object, file);
    }

    private void remove(Path file) throws IOException {
        Files.delete(file);
        LOG.info("removed what a crash left of an upload: {}", buckets().relativize(file));
        Path bucket = buckets().resolve(buckets().relativize(file).getName(0));
        try {
            for (Path folder = file.getParent();
                    folder != null && !folder.equals(bucket);
                    folder = folder.getParent()) {
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // Other objects are there.
        }
    }

    private Path buckets() {
        if (buckets == null) {
            throw new IllegalStateException("nothing is kept");
        }
        return buckets;
    }

    /** What was put under the key is there in full. */
    void whole(String bucket, String key) {
        if (!UNFINISHED.matcher(key).matches()) {
            return;
        }
        if (buckets != null) {
            try {
                mark(buckets.resolve(bucket).resolve(key));
            } catch (IOException e) {
                throw new UncheckedIOException("the object cannot be marked as whole", e);
            }
        }
        marked.add(bucket + "/" + key);
    }

    boolean isWhole(String bucket, String key) {
        return !UNFINISHED.matcher(key).matches() || marked.contains(bucket + "/" + key);
    }

    private static void mark(Path file) throws IOException {
        UserDefinedFileAttributeView view = view(file);
        if (view != null) {
            view.write(MARK, ByteBuffer.wrap(new byte[] {1}));
        }
    }

    private static boolean has(Path file, String attribute) throws IOException {
        UserDefinedFileAttributeView view = view(file);
        return view != null && view.list().contains(attribute);
    }

    private static @Nullable UserDefinedFileAttributeView view(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)
                ? Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                : null;
    }
}
