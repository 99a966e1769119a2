package io.shoebox.local.contract;

import io.shoebox.local.AwsEndpoint;
import io.shoebox.local.ForeignServers;
import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueUrls;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.ServerSettings;
import java.time.Duration;
import java.util.UUID;

/**
 * Buckets, queues and a table on some server, with the notification in place.
 *
 * @param owner of all that is to be closed with it
 */
public record Place(ServerAccess access, ResourceNames names, QueueUrls queues, AutoCloseable owner)
        implements AutoCloseable {
    /** On embedded servers of its own. */
    static Place embedded(Duration visibilityTimeout) {
        LocalServers servers = LocalServers.start(ServerSettings.inMemory().withVisibilityTimeout(visibilityTimeout));
        return new Place(servers.access(), servers.names(), servers.queues(), servers);
    }

    /** Made anew on a server that others share. */
    public static Place on(ServerAccess access, Duration visibilityTimeout) {
        ResourceNames names = named(UUID.randomUUID().toString());
        ForeignServers servers = ForeignServers.start(new AwsEndpoint(access, "the test's"), names, visibilityTimeout);
        return new Place(access, names, servers.queues(), () -> Removal.of(access, names, servers.queues()));
    }

    private static ResourceNames named(String suffix) {
        ResourceNames usual = ResourceNames.DEFAULT;
        return new ResourceNames(
                usual.photosBucket() + "-" + suffix,
                usual.thumbnailsBucket() + "-" + suffix,
                usual.uploadsQueue() + "-" + suffix,
                usual.uploadsDeadLetters() + "-" + suffix,
                usual.thumbnailsQueue() + "-" + suffix,
                usual.thumbnailsDeadLetters() + "-" + suffix,
                usual.reconcileQueue() + "-" + suffix,
                usual.reconcileDeadLetters() + "-" + suffix,
                usual.table() + "-" + suffix);
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (Exception e) {
            throw new IllegalStateException("a server did not stop", e);
        }
    }
}
