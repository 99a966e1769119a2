package io.shoebox.local;

import io.shoebox.model.IdentityId;
import software.amazon.awssdk.services.s3.S3Client;

/** Everything in one process: the servers, the API's functions, and the workers. */
final class LocalSystem implements AutoCloseable {
    private final LocalServers servers;
    private final Api api;
    private final Workers workers;
    private final int swept;

    private LocalSystem(LocalServers servers, Api api, Workers workers, int swept) {
        this.servers = servers;
        this.api = api;
        this.workers = workers;
        this.swept = swept;
    }

    /** @throws LocalServerException in words for the person who started it */
    static LocalSystem start(ServerSettings settings) {
        LocalServers servers = LocalServers.start(settings);
        try {
            var environment = Workers.environment(servers.names(), servers.queues(), System.getenv());
            var api = new Api(servers.access(), environment);
            var workers = new Workers(servers.access(), servers.names(), servers.queues(), environment);
            int swept = servers.sendLostEvents();
            return new LocalSystem(servers, api, workers.start(), swept);
        } catch (IllegalArgumentException e) {
            servers.close();
            throw new LocalServerException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What an application does for this identity. */
    PhotoClient client(IdentityId identity) {
        return new PhotoClient(new Caller(api, identity));
    }

    /** S3 with the temporary credentials of this identity; the caller closes it. */
    S3Client s3As(IdentityId identity) {
        return servers.access().as(issueCredentials(identity).forSdk()).s3Client();
    }

    /** What a signed-in user has for an hour. */
    SessionCredentials issueCredentials(IdentityId identity) {
        return servers.issueCredentials(identity);
    }

    ServerAccess access() {
        return servers.access();
    }

    QueueUrls queues() {
        return servers.queues();
    }

    ResourceNames names() {
        return servers.names();
    }

    /** How many events the sweep at the start sent again. */
    int swept() {
        return swept;
    }

    @Override
    public void close() {
        try (servers;
                api) {
            workers.close();
        }
    }
}
