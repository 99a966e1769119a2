package io.shoebox.emulator.sqs;

import io.shoebox.emulator.EmulatorException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import scalikejdbc.ConnectionPool;
import scalikejdbc.ConnectionPool$;
import scalikejdbc.ConnectionPoolSettings;

/**
 * The H2 database that ElasticMQ keeps its queues in. It reaches it through one connection pool a process, which it sets
 * up for the first database only: the pool is set up here, for one database at a time.
 */
final class QueueDatabase implements AutoCloseable {
    private static final String DRIVER = "org.h2.Driver";
    private static final String NOBODY = "";
    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private final String uri;

    private QueueDatabase(String uri) {
        this.uri = uri;
    }

    /** @throws EmulatorException if there is one open in this process */
    static QueueDatabase open(Path folder) throws ClassNotFoundException {
        if (!OPEN.compareAndSet(false, true)) {
            throw new EmulatorException(
                    "Only one local mode that keeps its data can run in a process: keep nothing in the others.");
        }
        // Every change is on disk before it is answered: by itself H2 waits for half a second.
        String uri = "jdbc:h2:file:" + folder.resolve("messages") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        Class.forName(DRIVER);
        ConnectionPool$ pools = ConnectionPool$.MODULE$;
        ConnectionPoolSettings settings = pools.singleton$default$4();
        ConnectionPool.singleton(
                uri, NOBODY, NOBODY, settings, pools.singleton$default$5(uri, NOBODY, NOBODY, settings));
        return new QueueDatabase(uri);
    }

    SqlQueuePersistenceConfig configuration() {
        return new SqlQueuePersistenceConfig(true, DRIVER, uri, NOBODY, NOBODY, false);
    }

    @Override
    public void close() {
        ConnectionPool.closeAll();
        OPEN.set(false);
    }
}
