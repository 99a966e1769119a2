package io.shoebox.emulator.s3;

import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.emulator.iam.Sessions;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * How S3 is to run.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param data where objects are kept; null keeps them in memory
 * @param region as it stands in events
 * @param owner whose keys may do everything
 * @param sessions whose temporary credentials may do what their policies allow
 * @param buckets to make if they are not there
 * @param notifications at most one a bucket
 * @param cors pages that may call from a browser; none if empty
 * @param lifecycle what is removed by itself
 * @param clock of sequencers and the events' times
 * @param faults of events, on purpose
 */
public record S3Options(
        int port,
        @Nullable DataFolder data,
        Region region,
        AwsCredentials owner,
        Sessions sessions,
        List<String> buckets,
        List<QueueNotification> notifications,
        List<CorsRule> cors,
        List<ExpirationRule> lifecycle,
        Clock clock,
        FaultPlan faults) {
    /** Copies the lists. */
    public S3Options {
        buckets = List.copyOf(buckets);
        notifications = List.copyOf(notifications);
        cors = List.copyOf(cors);
        lifecycle = List.copyOf(lifecycle);
    }

    /** On a free port, in memory, without buckets. */
    public static S3Options inMemory(Region region, AwsCredentials owner, Sessions sessions) {
        return new S3Options(
                0,
                null,
                region,
                owner,
                sessions,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Clock.systemUTC(),
                FaultPlan.NONE);
    }

    /** The same with these buckets, some of which tell queues of their changes. */
    public S3Options with(List<String> otherBuckets, List<QueueNotification> otherNotifications) {
        return new S3Options(
                port, data, region, owner, sessions, otherBuckets, otherNotifications, cors, lifecycle, clock, faults);
    }

    /** The same with rules by which objects are removed. */
    public S3Options withLifecycle(List<ExpirationRule> rules, Clock otherClock) {
        return new S3Options(
                port, data, region, owner, sessions, buckets, notifications, cors, rules, otherClock, faults);
    }

    /** The same with data in a folder. */
    public S3Options keptIn(DataFolder folder) {
        return new S3Options(
                port, folder, region, owner, sessions, buckets, notifications, cors, lifecycle, clock, faults);
    }
}
