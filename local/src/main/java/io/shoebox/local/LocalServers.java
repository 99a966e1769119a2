package io.shoebox.local;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.EmulatorException;
import io.shoebox.emulator.Loopback;
import io.shoebox.emulator.dynamodb.DynamoOptions;
import io.shoebox.emulator.dynamodb.DynamoServer;
import io.shoebox.emulator.faults.FaultGate;
import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.emulator.iam.AccessKeys;
import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import io.shoebox.emulator.s3.CorsRule;
import io.shoebox.emulator.s3.ExpirationRule;
import io.shoebox.emulator.s3.QueueNotification;
import io.shoebox.emulator.s3.S3Options;
import io.shoebox.emulator.s3.S3Server;
import io.shoebox.emulator.sqs.SqsOptions;
import io.shoebox.emulator.sqs.SqsServer;
import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.model.BrowserAccess;
import io.shoebox.model.IdentityId;
import io.shoebox.model.RejectedTag;
import io.shoebox.model.ViewerPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * S3, SQS and DynamoDB in this JVM, on 127.0.0.1 only, with buckets, queues and table in place. Changes in the photos
 * bucket are sent to the uploads queue. Everything is there when {@code start} returns.
 *
 * <p>Several instances in memory run side by side; of those that keep their data, one a process and one a folder.
 */
public final class LocalServers implements AutoCloseable {
    /** In which all of it lies. */
    public static final Region REGION = Region.US_EAST_1;

    /** As a Cognito identity pool's credentials last. */
    private static final Duration SESSION = Duration.ofHours(1);

    private final OpenParts open = new OpenParts();
    private final ServerSettings settings;
    private final @Nullable DataFolder data;
    private final Sessions sessions;
    private final PolicyDocument viewerPolicy;
    private final ServerAccess direct;
    private final ServerAccess access;
    private final QueueUrls queues;
    private final S3Server s3;

    private LocalServers(ServerSettings settings, Clock clock) {
        this.settings = settings;
        ResourceNames names = settings.names();
        viewerPolicy = PolicyDocument.parse(ViewerPolicy.document(names.photosBucket(), names.thumbnailsBucket()));
        sessions = new Sessions(clock);
        try {
            Path folder = settings.folder();
            data = folder == null ? null : open.opened(DataFolder.open(folder, "Shoebox"));
            AwsCredentials root = data == null ? AccessKeys.root() : data.rootCredentials();
            ServerSettings.Ports ports = settings.ports();
            // With faults, gates have the ports that others know.
            FaultPlan faults = settings.faults();
            ServerSettings.Ports inner = faults.disturbsRequests() ? ServerSettings.Ports.FREE : ports;
            SqsServer sqs = open.opened(SqsServer.start(new SqsOptions(inner.sqs(), data, REGION)));
            DynamoServer dynamo = open.opened(DynamoServer.start(new DynamoOptions(inner.dynamo(), data)));
            ServerAccess incomplete = new ServerAccess(sqs.endpoint(), sqs.endpoint(), dynamo.endpoint(), REGION, root);
            queues = provision(incomplete);
            s3 = open.opened(S3Server.start(new S3Options(
                    inner.s3(),
                    data,
                    REGION,
                    root,
                    sessions,
                    List.of(names.photosBucket(), names.thumbnailsBucket()),
                    List.of(new QueueNotification("uploads", names.photosBucket(), queues.uploads())),
                    cors(settings),
                    lifecycle(settings),
                    clock,
                    faults)));
            direct = incomplete.through(s3.endpoint(), dynamo.endpoint());
            access = faults.disturbsRequests() ? behindGates(direct, ports, faults) : direct;
        } catch (EmulatorException e) {
            close();
            throw new LocalServerException(String.valueOf(e.getMessage()), e);
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

    /** What clients and workers call; provisioning and the sweep go past it. */
    private ServerAccess behindGates(ServerAccess servers, ServerSettings.Ports ports, FaultPlan faults) {
        return new ServerAccess(
                open.opened(FaultGate.before("S3", servers.s3(), ports.s3(), faults))
                        .endpoint(),
                open.opened(FaultGate.before("SQS", servers.sqs(), ports.sqs(), faults))
                        .endpoint(),
                open.opened(FaultGate.before("DynamoDB", servers.dynamo(), ports.dynamo(), faults))
                        .endpoint(),
                servers.region(),
                servers.credentials());
    }

    private QueueUrls provision(ServerAccess servers) {
        try (SqsClient sqs = servers.sqsClient();
                DynamoDbClient dynamo = servers.dynamoClient()) {
            Provision.table(dynamo, settings.names());
            return Provision.queues(sqs, settings.names(), settings.visibilityTimeout());
        }
    }

    /** The page's own origins, and those of others that were named. */
    private static List<CorsRule> cors(ServerSettings settings) {
        int page = settings.front().pagePort();
        var origins = new ArrayList<>(settings.webOrigins());
        for (String host : List.of(Loopback.HOST, "localhost")) {
            origins.add("http://" + host + ":" + (page == 0 ? "*" : Integer.toString(page)));
        }
        return List.of(new CorsRule(
                origins, BrowserAccess.METHODS, BrowserAccess.HEADERS, BrowserAccess.EXPOSED, BrowserAccess.MAX_AGE));
    }

    /** As the cloud's bucket has it. */
    private static List<ExpirationRule> lifecycle(ServerSettings settings) {
        return settings.rejectedDays() == 0
                ? List.of()
                : List.of(new ExpirationRule(
                        settings.names().photosBucket(), RejectedTag.KEY, RejectedTag.VALUE, settings.rejectedDays()));
    }

    /**
     * The environment of the functions on these servers.
     *
     * @param variables what else it has
     */
    public Map<String, String> environment(Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        environment.putIfAbsent(IngestSettings.TAG_REJECTED, Boolean.toString(settings.rejectedDays() > 0));
        return Workers.environment(names(), queues, environment);
    }

    /** Removes what the bucket's lifecycle demands by now; returns how many objects. */
    int applyLifecycle() {
        return s3.applyLifecycle();
    }

    /** Where the servers are, called as their owner, who may do everything. */
    public ServerAccess access() {
        return access;
    }

    /** As it was started. */
    public ServerSettings settings() {
        return settings;
    }

    /** The temporary credentials that its S3 takes. */
    public Sessions sessions() {
        return sessions;
    }

    /** A folder in the data folder; none if nothing is kept. */
    public Optional<Path> folder(String name) {
        return Optional.ofNullable(data).map(kept -> kept.folder(name));
    }

    /** A secret that is kept as long as the data is; made anew each time if nothing is kept. */
    public String secret(String name, Supplier<String> fresh) {
        return data == null ? fresh.get() : data.secret(name, fresh);
    }

    /** Keeps how operators' commands reach this, and what is usual here; not if nothing is kept. */
    void tellOperators(BudgetLimits budget) {
        if (data != null) {
            data.writePrivately(
                    "operators.json",
                    new OperatorAccess(
                                    access,
                                    OperatorAccess.places(names(), queues),
                                    budget,
                                    settings.describeFaults().orElse(""))
                            .json());
        }
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
    public Session issueCredentials(IdentityId identity) {
        return sessions.issue(
                identity.value(), viewerPolicy, Map.of(ViewerPolicy.IDENTITY_VARIABLE, identity.value()), SESSION);
    }

    @Override
    public void close() {
        open.close();
    }
}
