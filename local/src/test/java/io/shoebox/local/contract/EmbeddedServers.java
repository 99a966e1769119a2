package io.shoebox.local.contract;

import java.time.Duration;
import java.util.List;

/** S3Proxy, ElasticMQ and DynamoDB Local in this JVM, new ones for each place. */
public final class EmbeddedServers implements ContractServer {
    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Place place(Duration visibilityTimeout) {
        return Place.embedded(visibilityTimeout);
    }

    @Override
    public List<Difference> differences() {
        return List.of(new Difference(
                "setting the notification sends s3:TestEvent",
                "Expecting actual not to be empty",
                "its notification is built in, and sends none"));
    }

    @Override
    public void close() {}
}
