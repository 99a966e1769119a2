package io.shoebox.twin.conformance;

import io.shoebox.local.LocalServers;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.contract.ContractServer;
import io.shoebox.local.contract.Difference;
import io.shoebox.local.contract.Place;
import io.shoebox.twin.Foreign;
import java.time.Duration;
import java.util.List;

/** S3 and SQS of LocalStack; its DynamoDB would be fetched from elsewhere, so that is our DynamoDB Local. */
public final class LocalStackServers implements ContractServer {
    private final LocalStack server;
    private final LocalServers dynamo;

    public LocalStackServers() {
        server = LocalStack.start(System.getenv(), Foreign.CHECKOUT, Foreign.logs())
                .orElseThrow(() -> Foreign.missing("LocalStack"));
        dynamo = LocalServers.start(ServerSettings.inMemory());
    }

    @Override
    public String name() {
        return "LocalStack";
    }

    @Override
    public boolean isBorrowed() {
        return server.isBorrowed();
    }

    @Override
    public Place place(Duration visibilityTimeout) {
        return Place.on(access(), visibilityTimeout);
    }

    ServerAccess access() {
        return Foreign.access(server.endpoint(), dynamo.access().dynamo());
    }

    @Override
    public List<Difference> differences() {
        return List.of(
                new Difference(
                        "bytes after Content-Length are no part of the object",
                        "but was: -1",
                        "it ends the connection without an answer, the object stored as it should be, or not at all"),
                new Difference(
                        "a page of a listing begins at a key of any script",
                        "'ascii' codec can't decode",
                        "500 where it begins at one that is not ASCII"),
                new Difference("a space in the key of an event is a plus sign", "/red%20flower.jpg", "it is %20"),
                new Difference(
                        "sequencers of a key grow with each change",
                        "Found duplicate(s)",
                        "all events have the same one"));
    }

    @Override
    public void close() {
        server.close();
        dynamo.close();
    }
}
