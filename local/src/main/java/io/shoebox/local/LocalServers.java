package io.shoebox.local;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ViewerPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * S3, SQS and DynamoDB in this JVM, on 127.0.0.1 only, with buckets, queues and table in place. Changes in the photos
 * bucket are sent to the uploads queue. Everything is there when {@code start} returns.
 *
 * <p>Several instances in memory run side by side; of those that keep their data, one a process and one a folder.
 */
public final class LocalServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServers.class);
    static final Region REGION = Region.US_EAST_1;

    private final OpenParts open = new OpenParts();
    private final Clock clock;
    private final ServerSettings settings;
    private final @Nullable DataFolder data;
    private final Sequencers sequencers;
    private final Sessions sessions;
    private final AwsCredentials root;
    private final ServerAccess access;
    private final QueueUrls queues;
    private final UploadNotifications notifications;

    private LocalServers(ServerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            Path folder = settings.folder();
            data = folder == null ? null : open.opened(DataFolder.open(folder));
            root = data == null ? AccessKeys.root() : data.rootCredentials();
            sequencers = new Sequencers(clock, data == null ? Sequencers.IN_MEMORY : data.sequencerCeiling());
            sessions = new Sessions(clock);
            SqsServer sqs = open.opened(SqsServer.start(settings.ports().sqs(), folder("queues"), REGION));
            DynamoServer dynamo =
                    open.opened(DynamoServer.start(settings.ports().dynamo(), folder("table")));
            ServerAccess incomplete = new ServerAccess(sqs.endpoint(), sqs.endpoint(), dynamo.endpoint(), REGION, root);
            SqsClient sender = open.opened(incomplete.sqsClient());
            queues = Provision.queues(sender, settings.names(), settings.visibilityTimeout());
            notifications = new UploadNotifications(sender, queues.uploads(), REGION);
            S3Server s3 = open.opened(startS3());
            access = incomplete.through(s3.endpoint(), dynamo.endpoint());
            provision();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @throws LocalServerException if a port is taken or the folder cannot be used */
    public static LocalServers start(ServerSettings settings) {
        return new LocalServers(settings, Clock.systemUTC());
    }

    /** The same with a clock of the test's. */
    static LocalServers start(ServerSettings settings, Clock clock) {
        return new LocalServers(settings, clock);
    }

    private S3Server startS3() {
        ResourceNames names = settings.names();
        BlobStore store = new NotifyingBlobStore(
                S3Server.store(folder("objects")), Map.of(names.photosBucket(), notifications), sequencers, clock);
        PolicyDocument policy =
                PolicyDocument.parse(ViewerPolicy.document(names.photosBucket(), names.thumbnailsBucket()));
        return S3Server.start(
                settings.ports().s3(),
                store,
                root,
                new AccessCheck(root, sessions, policy, store),
                settings.webOrigins());
    }

    private void provision() {
        try (S3Client s3 = access.s3Client();
                DynamoDbClient dynamo = access.dynamoClient()) {
            Provision.buckets(s3, settings.names());
            Provision.table(dynamo, settings.names());
        }
    }

    private @Nullable Path folder(String name) {
        return data == null ? null : data.folder(name);
    }

    /** Where the servers are, called as their owner, who may do everything. */
    public ServerAccess access() {
        return access;
    }

    /** The queues. */
    public QueueUrls queues() {
        return queues;
    }

    /** What the buckets, queues and the table are called. */
    public ResourceNames names() {
        return settings.names();
    }

    /** Gives a user credentials for an hour, which may do what {@link ViewerPolicy} allows. */
    public SessionCredentials issueCredentials(IdentityId identity) {
        return sessions.issue(identity);
    }

    /**
     * Compares the bucket with the table and sends the events that a crash swallowed. For the start, before or while the
     * pollers run.
     *
     * @return how many events were sent
     */
    public int sendLostEvents() {
        try (S3Client s3 = access.s3Client();
                DynamoDbClient dynamo = access.dynamoClient()) {
            DynamoCatalog catalog = new DynamoCatalog(dynamo, settings.names().table());
            LostEvents.Report report =
                    new LostEvents(s3, dynamo, catalog, settings.names(), sequencers, notifications, clock).send();
            int sent = report.unknown() + report.unfinished() + report.gone();
            if (sent > 0) {
                LOG.info(
                        "sent again: {} objects without a record, {} without thumbnails, {} records without an object",
                        report.unknown(),
                        report.unfinished(),
                        report.gone());
            }
            return sent;
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
