package io.shoebox.emulator.sqs;

import com.typesafe.config.ConfigFactory;
import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.Loopback;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.Limits;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.List$;
import scala.util.Either;
import software.amazon.awssdk.regions.Region;

/** ElasticMQ, with its queues and messages in memory or in an H2 database, behind a door that lets no page in. */
public final class SqsServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONFIGURATION = """
            pekko {
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
              loglevel = WARNING
              log-dead-letters = off
              daemonic = on
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              jvm-shutdown-hooks = off
            }
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;
    private final @Nullable QueueDatabase database;

    private SqsServer(ActorSystem actors, SQSRestServer server, URI endpoint, @Nullable QueueDatabase database) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
        this.database = database;
    }

    /**
     * With the queues that are kept.
     *
     * @throws io.shoebox.emulator.EmulatorException if the port is taken, or another that keeps its data runs in this process
     */
    public static SqsServer start(SqsOptions options) {
        int port = options.port();
        DataFolder data = options.data();
        return Loopback.starting("SQS", port, () -> {
            QueueDatabase database = data == null ? null : QueueDatabase.open(data.folder("queues"));
            ActorSystem actors = ActorSystem.create(
                    "sqs", ConfigFactory.parseString(CONFIGURATION).withFallback(ConfigFactory.load()));
            try {
                SqsDoor.before(actors);
                return start(port, database, options.region(), actors);
            } catch (Exception e) {
                stop(actors, database);
                throw e;
            }
        });
    }

    private static SqsServer start(int port, @Nullable QueueDatabase database, Region region, ActorSystem actors)
            throws Exception {
        Limits limits = StrictSQSLimits$.MODULE$;
        Option<ActorRef> storage = database == null ? Option.empty() : Option.apply(storage(actors, database));
        ActorRef queues = actors.actorOf(Props.create(QueueManagerActor.class, new NowProvider(), limits, storage));
        if (storage.isDefined()) {
            restore(storage.get(), queues);
        }
        TheSQSRestServerBuilder builder = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withInterface(Loopback.HOST)
                .withAWSRegion(region.id());
        if (storage.isDefined()) {
            builder = builder.withQueueEventListener(storage.get());
        }
        SQSRestServer server = (port == 0 ? builder.withDynamicPort() : onPort(builder, port)).start();
        Http.ServerBinding binding = server.waitUntilStarted();
        return new SqsServer(actors, server, Loopback.uri(binding.localAddress().getPort()), database);
    }

    /** The address is part of the URLs of queues. */
    private static TheSQSRestServerBuilder onPort(TheSQSRestServerBuilder builder, int port) {
        return builder.withPort(port).withServerAddress(new NodeAddress("http", Loopback.HOST, port, ""));
    }

    private static ActorRef storage(ActorSystem actors, QueueDatabase database) {
        return actors.actorOf(
                Props.create(SqlQueuePersistenceActor.class, database.configuration(), List$.MODULE$.empty()));
    }

    private static void restore(ActorRef storage, ActorRef queues) throws Exception {
        Object restored = Patterns.ask(storage, new QueueEvent.Restore(queues), PATIENCE)
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (restored instanceof Either<?, ?> either && either.isLeft()) {
            throw new IllegalStateException("its queues could not be restored: " + either);
        }
    }

    /** Its address. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        Loopback.stopping("SQS", server::stopAndWait, () -> stop(actors, database));
    }

    private static void stop(ActorSystem actors, @Nullable QueueDatabase database) throws Exception {
        actors.terminate();
        actors.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (database != null) {
            database.close();
        }
    }
}
