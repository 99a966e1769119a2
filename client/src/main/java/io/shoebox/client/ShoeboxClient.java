package io.shoebox.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.client.auth.Session;
import io.shoebox.client.transfer.Limits;
import io.shoebox.client.transfer.Preparation;
import io.shoebox.client.transfer.Stop;
import io.shoebox.client.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A user's photos: uploads them, lists, awaits, downloads and deletes them. May be used by any number of threads; each call
 * does its work in the thread that calls, and ends with {@link ShoeboxException.Cancelled} when that is interrupted. Every
 * call throws {@link ShoeboxException} and nothing else. Memory does not grow with files or lists.
 */
public final class ShoeboxClient implements AutoCloseable {
    private static final Duration FIRST_LOOK = Duration.ofMillis(200);
    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final int SLOWER_PERCENT = 140;

    private final Session session;
    private final Api api;
    private final Buckets buckets;
    private final Limits limits;
    private final Transfer.Settings settings;
    private final Http http;
    private final Stop stop = new Stop();

    ShoeboxClient(ShoeboxConfig config, Session session, Http http, Transfer.Settings settings) {
        this.session = session;
        this.settings = settings;
        this.http = http;
        api = new Api(config, session, http);
        buckets = new Buckets(config, session, http);
        limits = new Limits(config.contentTypes(), config.mostBytes());
    }

    /** For whoever the session is of; asks nothing yet. */
    public static ShoeboxClient open(ShoeboxConfig config, Session session) {
        return new ShoeboxClient(config, session, Http.usual(), Transfer.Settings.USUAL);
    }

    /**
     * The same, by an HTTP client of the application's own.
     *
     * @param http decides on proxies and on whom to trust
     */
    public static ShoeboxClient open(ShoeboxConfig config, Session session, Http http) {
        return new ShoeboxClient(config, session, http, Transfer.Settings.USUAL);
    }

    /**
     * Uploads a file as it is now, under its own name.
     *
     * @param collection 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}
     * @return the photo's key; the record comes by itself, see {@link #settled}
     */
    public String upload(Path file, String collection) {
        return upload(Content.of(file), collection, UploadListener.NONE);
    }

    /**
     * The same, of whatever content.
     *
     * @throws ShoeboxException.InvalidRequest if a rule is broken, in the server's words; before a byte is sent
     * @throws ShoeboxException.LimitExceeded if a budget is used up; before a byte is sent
     * @throws ShoeboxException.NetworkLost after eight tries with pauses from 1 to 30 seconds
     * @throws ShoeboxException.FileChanged if it is no longer what was chosen
     */
    public String upload(Content content, String collection, UploadListener listener) {
        return upload(prepare(content), collection, listener);
    }

    /**
     * Checks type and size as far as they are known, and computes the checksums; reads the content once.
     *
     * @throws ShoeboxException.InvalidRequest in the server's words, if it is known to be refused
     */
    public Prepared prepare(Content content) {
        String contentType = Preparation.contentType(content);
        limits.check(contentType, content.length());
        return Preparation.of(content, contentType, stop);
    }

    /** Uploads what was prepared. */
    public String upload(Prepared prepared, String collection, UploadListener listener) {
        var ports = new Transfer.Ports() {
            @Override
            public Ticket ticket(Prepared file) {
                return ShoeboxClient.this.ticket(file, collection);
            }

            @Override
            public boolean isThere(String s3Key) {
                return ShoeboxClient.this.isThere(s3Key);
            }
        };
        return new Transfer(prepared, ports, http, settings, listener, stop).run();
    }

    /** A ticket, for those who PUT by themselves. The SHA-256 becomes part of it: S3 takes no other bytes. */
    public Ticket ticket(Prepared file, String collection) {
        stop.check();
        try {
            return Records.ticket(api.ask(
                    "getUploadUrl",
                    Map.of(
                            "collectionId", collection,
                            "filename", file.content().filename(),
                            "contentType", file.contentType(),
                            "contentLength", file.content().length(),
                            "checksumSha256", file.sha256())));
        } catch (ShoeboxException.InvalidRequest e) {
            limits.learn(e);
            throw e;
        }
    }

    /** S3 knows best; where it does not say, a record is proof enough. */
    private boolean isThere(String s3Key) {
        try {
            int status = buckets.head(s3Key);
            if (status == 200) {
                return true;
            }
            // A backend's role may not be allowed to look.
            if (status < 500 && session.actsFor().isEmpty()) {
                return false;
            }
        } catch (ShoeboxException.Cancelled e) {
            throw e;
        } catch (ShoeboxException e) {
            // The API is asked instead.
        }
        return photo(s3Key).isPresent();
    }

    /** One photo's record; empty if it is not registered yet, or deleted. */
    public Optional<Photo> photo(String s3Key) {
        return maybe(ask("getPhoto", Map.of("s3Key", s3Key)));
    }

    /**
     * Waits until nothing more will become of the photo by itself: {@code READY}, {@code FAILED} or {@code REJECTED}. Asks at
     * pauses from 0.2 to 3 seconds, and goes on after failures that pass.
     *
     * @return the record as it is then, or as it is when time is up; empty if there is none by then
     */
    public Optional<Photo> settled(String s3Key, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        Duration pause = FIRST_LOOK;
        while (true) {
            Optional<Photo> photo = Optional.empty();
            ShoeboxException failure = null;
            try {
                photo = photo(s3Key);
            } catch (ShoeboxException.Unavailable | ShoeboxException.NetworkLost e) {
                failure = e;
            }
            long left = end - System.nanoTime();
            if (photo.filter(Photo::isSettled).isPresent() || (left <= 0 && failure == null)) {
                return photo;
            }
            if (left <= 0) {
                throw failure;
            }
            stop.pause(Duration.ofNanos(Math.min(left, pause.toNanos())));
            Duration slower = pause.multipliedBy(SLOWER_PERCENT).dividedBy(100);
            pause = slower.compareTo(MOST_BETWEEN_LOOKS) > 0 ? MOST_BETWEEN_LOOKS : slower;
        }
    }

    /** The photos of a collection, newest first, whatever their status; page by page as the stream is read. */
    public Stream<Photo> photos(String collection) {
        return all(token -> photos(collection, Page.MOST, token));
    }

    /**
     * One page of them.
     *
     * @param limit 1 to 100
     * @param nextToken of the page before; null for the first
     */
    public Page<Photo> photos(String collection, int limit, @Nullable String nextToken) {
        Map<String, Object> page = page(limit, nextToken);
        page.put("collectionId", collection);
        return Records.page(ask("listPhotos", page), Records::photo);
    }

    /** The collections that have photos, by id; page by page as the stream is read. */
    public Stream<PhotoCollection> collections() {
        return all(token -> collections(Page.MOST, token));
    }

    /**
     * One page of them.
     *
     * @param limit 1 to 100
     * @param nextToken of the page before; null for the first
     */
    public Page<PhotoCollection> collections(int limit, @Nullable String nextToken) {
        return Records.page(ask("listMyCollections", page(limit, nextToken)), Records::collection);
    }

    /** Deletes a photo with its thumbnails; gives the record as it was, empty if there was none. May be repeated. */
    public Optional<Photo> delete(String s3Key) {
        return maybe(ask("deletePhoto", Map.of("s3Key", s3Key)));
    }

    /**
     * An original or a thumbnail, by its key; the caller closes it. Reading may throw what networks cause.
     *
     * @throws ShoeboxException.NotAuthorized if it is not there, or is another's: S3 does not tell which
     */
    public InputStream read(String key) {
        stop.check();
        return buckets.get(key);
    }

    /**
     * Downloads an original or a thumbnail. What was there is replaced when all has come, and left as it was if it does not.
     *
     * @throws ShoeboxException.NotAuthorized if it is not there, or is another's: S3 does not tell which
     * @throws ShoeboxException.FileChanged if the file cannot be written
     */
    public void download(String key, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = read(key)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ShoeboxException.NetworkLost("The download to " + target + " broke off", e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // A part is left; the next download replaces it.
            }
        }
    }

    /** Whose photos these are, and who asks. */
    public Session session() {
        return session;
    }

    /** Ends what other threads are at work on, soon; signs nobody out. */
    @Override
    public void close() {
        stop.close();
    }

    private JsonNode ask(String field, Map<String, ?> arguments) {
        stop.check();
        return api.ask(field, arguments);
    }

    private static Map<String, Object> page(int limit, @Nullable String nextToken) {
        var page = new HashMap<String, Object>();
        page.put("limit", limit);
        if (nextToken != null) {
            page.put("nextToken", nextToken);
        }
        return page;
    }

    private static Optional<Photo> maybe(JsonNode photo) {
        return photo.isNull() ? Optional.empty() : Optional.of(Records.photo(photo));
    }

    private static <T> Stream<T> all(Function<@Nullable String, Page<T>> pages) {
        Iterator<Page<T>> iterator = new Pages<>(pages);
        Iterable<Page<T>> all = () -> iterator;
        return StreamSupport.stream(all.spliterator(), false).flatMap(page -> page.items().stream());
    }
}
