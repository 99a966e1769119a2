package io.shoebox.local;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tickets on S3Proxy. */
final class EmbeddedTicketIT extends TicketContract {
    private static LocalServers servers;

    @BeforeAll
    static void start() {
        servers = LocalServers.start(ServerSettings.inMemory());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Override
    ServerAccess access() {
        return servers.access();
    }

    @Override
    String bucket() {
        return servers.names().photosBucket();
    }
}
