package io.shoebox.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the servers are to run.
 *
 * @param folder where data is kept, made if it is not there; null keeps everything in memory
 * @param visibilityTimeout of the two work queues: how long a received message stays hidden, whole seconds
 * @param webOrigins pages that may call S3 from a browser, such as {@code http://127.0.0.1:8080}; none if empty
 * @param page the built page to serve; null if there is none
 * @param confirmsBySelf whether people who sign up need no code
 */
public record ServerSettings(
        @Nullable Path folder,
        Ports ports,
        ResourceNames names,
        Duration visibilityTimeout,
        List<String> webOrigins,
        @Nullable Path page,
        boolean confirmsBySelf) {
    /** Of work queues, unless it is chosen. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration MOST_VISIBILITY = Duration.ofHours(12);

    /** @throws IllegalArgumentException if the visibility timeout is over SQS's 12 hours or negative */
    public ServerSettings {
        webOrigins = List.copyOf(webOrigins);
        if (visibilityTimeout.isNegative() || visibilityTimeout.compareTo(MOST_VISIBILITY) > 0) {
            throw new IllegalArgumentException("the visibility timeout is from 0 seconds to 12 hours");
        }
    }

    /** Free ports, usual names, nothing kept. */
    public static ServerSettings inMemory() {
        return new ServerSettings(null, Ports.FREE, ResourceNames.DEFAULT, VISIBILITY_TIMEOUT, List.of(), null, false);
    }

    /** Free ports, usual names, everything kept in a folder. */
    public static ServerSettings on(Path folder) {
        return new ServerSettings(folder, Ports.FREE, ResourceNames.DEFAULT, VISIBILITY_TIMEOUT, List.of(), null, false);
    }

    /** The same on given ports. */
    public ServerSettings withPorts(Ports other) {
        return new ServerSettings(folder, other, names, visibilityTimeout, webOrigins, page, confirmsBySelf);
    }

    /** The same with another visibility timeout. */
    public ServerSettings withVisibilityTimeout(Duration other) {
        return new ServerSettings(folder, ports, names, other, webOrigins, page, confirmsBySelf);
    }

    /** The same, open to pages of these origins. */
    public ServerSettings withWebOrigins(List<String> others) {
        return new ServerSettings(folder, ports, names, visibilityTimeout, others, page, confirmsBySelf);
    }

    /** The same with the page that was built into this folder. */
    public ServerSettings withPage(@Nullable Path other) {
        return new ServerSettings(folder, ports, names, visibilityTimeout, webOrigins, other, confirmsBySelf);
    }

    /** The same, where people who sign up need no code. */
    public ServerSettings confirmingBySelf(boolean other) {
        return new ServerSettings(folder, ports, names, visibilityTimeout, webOrigins, page, other);
    }

    /** The ports of the servers on 127.0.0.1; 0 takes a free one. */
    public record Ports(int s3, int sqs, int dynamo, int signIn, int graphQl, int page) {
        /** A free port for each. */
        public static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0);

        /** @throws IllegalArgumentException if one is no port */
        public Ports {
            IntSummaryStatistics ports =
                    IntStream.of(s3, sqs, dynamo, signIn, graphQl, page).summaryStatistics();
            if (ports.getMin() < 0 || ports.getMax() > 65_535) {
                throw new IllegalArgumentException("a port is from 0 to 65535");
            }
        }
    }
}
