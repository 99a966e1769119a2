package io.shoebox.local;

import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.local.front.FrontSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the servers are to run.
 *
 * @param folder where data is kept, made if it is not there; null keeps everything in memory
 * @param visibilityTimeout of the two work queues: how long a received message stays hidden, whole seconds
 * @param webOrigins pages that may call S3 from a browser, such as {@code http://127.0.0.1:8080}; none if empty
 * @param front for people, where they are let in
 * @param rejectedDays days after which uploads that were rejected go, and their records stay; 0: never
 * @param faults on purpose, at the edge of the servers
 * @param workers whether the workers run in this process; else others are to work on its queues
 */
public record ServerSettings(
        @Nullable Path folder,
        Ports ports,
        ResourceNames names,
        Duration visibilityTimeout,
        List<String> webOrigins,
        FrontSettings front,
        int rejectedDays,
        FaultPlan faults,
        boolean workers) {
    /** Of work queues, unless it is chosen. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(2);

    /** As in the cloud, unless it is chosen. */
    public static final int REJECTED_DAYS = 14;

    private static final int MOST_REJECTED_DAYS = 3650;
    private static final Duration MOST_VISIBILITY = Duration.ofHours(12);

    /** @throws IllegalArgumentException if the visibility timeout or the days are out of their range */
    public ServerSettings {
        webOrigins = List.copyOf(webOrigins);
        if (visibilityTimeout.isNegative() || visibilityTimeout.compareTo(MOST_VISIBILITY) > 0) {
            throw new IllegalArgumentException("the visibility timeout is from 0 seconds to 12 hours");
        }
        if (rejectedDays < 0 || rejectedDays > MOST_REJECTED_DAYS) {
            throw new IllegalArgumentException(
                    "rejected uploads go after 1 to " + MOST_REJECTED_DAYS + " days, or never: 0");
        }
    }

    /** Free ports, usual names, nothing kept. */
    public static ServerSettings inMemory() {
        return new ServerSettings(
                null,
                Ports.FREE,
                ResourceNames.DEFAULT,
                VISIBILITY_TIMEOUT,
                List.of(),
                FrontSettings.FREE,
                REJECTED_DAYS,
                FaultPlan.NONE,
                true);
    }

    /** Free ports, usual names, everything kept in a folder. */
    public static ServerSettings on(Path folder) {
        return new ServerSettings(
                folder,
                Ports.FREE,
                ResourceNames.DEFAULT,
                VISIBILITY_TIMEOUT,
                List.of(),
                FrontSettings.FREE,
                REJECTED_DAYS,
                FaultPlan.NONE,
                true);
    }

    /** The same on given ports. */
    public ServerSettings withPorts(Ports other) {
        return new ServerSettings(
                folder, other, names, visibilityTimeout, webOrigins, front, rejectedDays, faults, workers);
    }

    /** The same with another visibility timeout. */
    public ServerSettings withVisibilityTimeout(Duration other) {
        return new ServerSettings(folder, ports, names, other, webOrigins, front, rejectedDays, faults, workers);
    }

    /** The same, open to pages of these origins. */
    public ServerSettings withWebOrigins(List<String> others) {
        return new ServerSettings(
                folder, ports, names, visibilityTimeout, others, front, rejectedDays, faults, workers);
    }

    /** The same, letting people in so. */
    public ServerSettings withFront(FrontSettings other) {
        return new ServerSettings(
                folder, ports, names, visibilityTimeout, webOrigins, other, rejectedDays, faults, workers);
    }

    /** The same, where rejected uploads go after other days, or never: 0. */
    public ServerSettings withRejectedDays(int days) {
        return new ServerSettings(folder, ports, names, visibilityTimeout, webOrigins, front, days, faults, workers);
    }

    /** The same with faults on purpose. */
    public ServerSettings withFaults(FaultPlan others) {
        return new ServerSettings(
                folder, ports, names, visibilityTimeout, webOrigins, front, rejectedDays, others, workers);
    }

    /**
     * The same with faults on purpose, such as {@code latency=200ms,errors=5%}.
     *
     * @throws IllegalArgumentException naming each field that is wrong, and what it may be
     */
    public ServerSettings withFaults(String list) {
        return withFaults(FaultPlan.parse(list));
    }

    /** The same without workers: processes of their own work on the queues. */
    public ServerSettings withoutWorkers() {
        return new ServerSettings(
                folder, ports, names, visibilityTimeout, webOrigins, front, rejectedDays, faults, false);
    }

    /** The faults that are made, in the form of the option; empty if there are none. */
    public Optional<String> describeFaults() {
        return Optional.of(faults).filter(FaultPlan::isOn).map(FaultPlan::toString);
    }

    /** The ports of the three servers on 127.0.0.1; 0 takes a free one. */
    public record Ports(int s3, int sqs, int dynamo) {
        /** A free port for each. */
        public static final Ports FREE = new Ports(0, 0, 0);

        /** In words, for refusals. */
        public static final String RULE = "a port is from 0 to 65535";

        /** @throws IllegalArgumentException if one is no port */
        public Ports {
            if (!isPort(s3) || !isPort(sqs) || !isPort(dynamo)) {
                throw new IllegalArgumentException(RULE);
            }
        }

        /** Whether it is one, or 0. */
        public static boolean isPort(int number) {
            return number >= 0 && number <= 65_535;
        }
    }
}
