package io.shoebox.local;

import io.shoebox.emulator.EmulatorException;
import io.shoebox.emulator.iam.Session;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.front.ClientConfig;
import io.shoebox.local.front.Front;
import io.shoebox.local.metrics.Measurements;
import io.shoebox.model.Environment;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.UploadSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** The API's functions and, unless others do it, the workers in this process, on embedded servers or on servers that are not ours. */
public final class LocalSystem implements AutoCloseable {
    private final ServerAccess access;
    private final QueueUrls queues;
    private final ResourceNames names;
    private final @Nullable LocalServers embedded;
    private final Runnable check;
    private final OpenParts open = new OpenParts();
    private final Measurements measurements;
    private final Api api;
    private final @Nullable Front front;
    private final Mending mending;

    /**
     * Runs it.
     *
     * @param check throws where the servers have gone
     * @param codes is told of codes for people; null: nobody can sign in
     */
    private LocalSystem(
            ServerAccess access,
            QueueUrls queues,
            ResourceNames names,
            @Nullable LocalServers embedded,
            Runnable check,
            @Nullable Consumer<String> codes) {
        this.access = access;
        this.queues = queues;
        this.names = names;
        this.embedded = embedded;
        this.check = check;
        try {
            if (embedded != null) {
                open.opened(embedded);
            }
            var environment = embedded == null
                    ? Workers.environment(names, queues, System.getenv())
                    : embedded.environment(System.getenv());
            measurements = open.opened(new Measurements(Clock.systemUTC()));
            measurements.watch(open.opened(access.sqsClient()), queues.byName(names));
            front = embedded == null || codes == null
                    ? null
                    : open.opened(new Front(embedded, environment, codes, measurements));
            api = front == null ? open.opened(new Api(access, environment, measurements)) : front.api();
            if (embedded == null || embedded.settings().workers()) {
                open.opened(new Workers(access, names, queues, environment, measurements))
                        .start();
            }
            mending = open.opened(new Mending(access, names, queues));
            if (embedded != null) {
                embedded.tellOperators(UploadSettings.budget(new Environment(environment)));
                // What a crash lost is looked for when all is done that it has not.
                mending.sweepWhenIdle();
            }
            mending.start();
        } catch (IllegalArgumentException | EmulatorException e) {
            open.close();
            throw new LocalServerException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * On embedded servers, for callers in this process.
     *
     * @throws LocalServerException in words for the person who started it
     */
    public static LocalSystem start(ServerSettings settings) {
        return on(LocalServers.start(settings), null);
    }

    /**
     * On embedded servers, with sign-in, the GraphQL API and the page for people and their browsers.
     *
     * @param codes is told of each code that AWS would send by mail, in a sentence
     * @throws LocalServerException in words for the person who started it
     */
    public static LocalSystem startForPeople(ServerSettings settings, Consumer<String> codes) {
        return on(LocalServers.start(settings), codes);
    }

    private static LocalSystem on(LocalServers servers, @Nullable Consumer<String> codes) {
        return new LocalSystem(servers.access(), servers.queues(), servers.names(), servers, () -> {}, codes);
    }

    /**
     * The same on servers that are not ours. What is on them is not compared at the start: they send their events themselves.
     *
     * @throws LocalServerException in words for the person who started it
     */
    public static LocalSystem on(ForeignServers servers) {
        return new LocalSystem(servers.access(), servers.queues(), servers.names(), null, servers::check, null);
    }

    /** What clients need to know; empty where nobody can sign in. */
    public Optional<ClientConfig> config() {
        return Optional.ofNullable(front).map(Front::config);
    }

    /** What an application does for this identity. */
    public PhotoClient client(IdentityId identity) {
        return new PhotoClient(new Caller(api, identity), check);
    }

    /** What a signed-in user has for an hour; only embedded servers give it. */
    Optional<Session> issueCredentials(IdentityId identity) {
        return Optional.ofNullable(embedded).map(servers -> servers.issueCredentials(identity));
    }

    /** S3 with the user's own temporary credentials, where somebody gives them some; the caller closes it. */
    public Optional<S3Client> s3As(IdentityId viewer) {
        return issueCredentials(viewer)
                .map(session -> access.as(session.forSdk()).s3Client());
    }

    /** What is measured in this process. */
    public Measurements measurements() {
        return measurements;
    }

    /** Where the servers are. */
    public ServerAccess access() {
        return access;
    }

    QueueUrls queues() {
        return queues;
    }

    /** What the buckets, queues and the table are called. */
    public ResourceNames names() {
        return names;
    }

    /** What looks for what was lost. */
    Mending mending() {
        return mending;
    }

    /** Where everything is, a line each. */
    public List<String> describe() {
        return List.of(
                "  S3        " + access.s3() + "  buckets " + names.photosBucket() + ", " + names.thumbnailsBucket(),
                "  SQS       " + access.sqs() + "  queues " + names.uploadsQueue() + ", " + names.thumbnailsQueue()
                        + ", " + names.reconcileQueue() + ", dead letters " + names.uploadsDeadLetters() + ", "
                        + names.thumbnailsDeadLetters() + ", " + names.reconcileDeadLetters(),
                "  DynamoDB  " + access.dynamo() + "  table " + names.table(),
                "  region    " + access.region());
    }

    /** Where people and their browsers go, a line each; empty where nobody can sign in. */
    public List<String> describeFront() {
        return front == null ? List.of() : front.describe();
    }

    @Override
    public void close() {
        open.close();
    }
}
