package io.shoebox.emulator.s3;

import io.shoebox.emulator.Loopback;
import io.shoebox.emulator.faults.EventFaults;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts events of objects on the queues that are to know. */
public final class S3Events implements AutoCloseable {
    private final Map<String, Target> targets;
    private final List<SqsClient> clients;
    private final Sequencers sequencers;
    private final Clock clock;
    private final Region region;
    private final EventFaults faults;

    private record Target(SqsClient sqs, QueueNotification notification) {}

    private S3Events(Map<String, Target> targets, List<SqsClient> clients, Sequencers sequencers, S3Options options) {
        this.targets = Map.copyOf(targets);
        this.clients = List.copyOf(clients);
        this.sequencers = sequencers;
        clock = options.clock();
        region = options.region();
        faults = new EventFaults(options.faults());
    }

    static S3Events of(S3Options options, Sequencers sequencers) {
        var targets = new HashMap<String, Target>();
        var clients = new ArrayList<SqsClient>();
        for (QueueNotification notification : options.notifications()) {
            SqsClient sqs = client(URI.create(notification.queueUrl()), options.region(), options.owner());
            clients.add(sqs);
            if (targets.put(notification.bucket(), new Target(sqs, notification)) != null) {
                throw new IllegalArgumentException("bucket " + notification.bucket() + " has two notifications");
            }
        }
        return new S3Events(targets, clients, sequencers, options);
    }

    private static SqsClient client(URI queue, Region region, AwsCredentials caller) {
        return SqsClient.builder()
                .endpointOverride(URI.create(queue.getScheme() + "://" + queue.getAuthority()))
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(caller))
                .httpClientBuilder(UrlConnectionHttpClient.builder().proxyConfiguration(Loopback.proxyFor(queue)))
                .build();
    }

    /** Whether a queue is to know of changes in the bucket. */
    boolean watches(String bucket) {
        return targets.containsKey(bucket);
    }

    /** The moment by the server's clock. */
    public Instant now() {
        return clock.instant();
    }

    /** Greater than all before, in this process or an earlier one on the same data. */
    public String nextSequencer() {
        return sequencers.next();
    }

    /** The sequencer of a moment, which may have been handed out, or never. */
    public static String sequencerAt(Instant time) {
        return Sequencers.at(time);
    }

    /**
     * Sends an event, also one that is made up for what a crash swallowed.
     *
     * @throws IllegalArgumentException if no queue is to know of the bucket
     * @throws software.amazon.awssdk.core.exception.SdkException if the queue does not take it
     */
    public void send(ObjectEvent event) {
        Target target = targets.get(event.bucket());
        if (target == null) {
            throw new IllegalArgumentException("bucket " + event.bucket() + " has no notification");
        }
        String body = S3EventJson.write(event, target.notification().id(), region);
        faults.pass(() -> target.sqs()
                .sendMessage(message ->
                        message.queueUrl(target.notification().queueUrl()).messageBody(body)));
    }

    @Override
    public void close() {
        faults.close();
        clients.forEach(SqsClient::close);
    }
}
