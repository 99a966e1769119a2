package io.shoebox.twin.conformance;

import io.shoebox.local.ServerAccess;
import io.shoebox.local.contract.ContractServer;
import io.shoebox.local.contract.Difference;
import io.shoebox.local.contract.Place;
import io.shoebox.twin.Foreign;
import io.shoebox.twin.emulator.MiniStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S3, SQS and DynamoDB of MiniStack. */
public final class MiniStackServers implements ContractServer {
    private final MiniStack server =
            MiniStack.start(Foreign.needed(MiniStack.python(Foreign.CHECKOUT)), Foreign.logs(), Map.of());

    @Override
    public String name() {
        return "MiniStack";
    }

    @Override
    public Place place(Duration visibilityTimeout) {
        return Place.on(access(), visibilityTimeout);
    }

    ServerAccess access() {
        return Foreign.access(server.endpoint(), server.endpoint());
    }

    @Override
    public List<Difference> differences() {
        return List.of(
                new Difference(
                        "bytes after Content-Length are no part of the object",
                        "but was: 400",
                        "it answers 400, the object stored as it should be, or not at all"),
                new Difference(
                        "an object that is put in place of another has none of its tags",
                        "Expecting empty but was",
                        "it has them"),
                new Difference("the event's version is 2.1", "but was: \"2.6\"", "2.6"));
    }

    @Override
    public void close() {
        server.close();
    }
}
