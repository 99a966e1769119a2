package io.shoebox.twin.conformance;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.CatalogContracts;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.PhotosTable;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.contract.BatchContract;
import io.shoebox.local.contract.Conformance;
import io.shoebox.local.contract.ContractServer;
import io.shoebox.local.contract.EmbeddedServers;
import io.shoebox.local.contract.EventContract;
import io.shoebox.local.contract.ObjectContract;
import io.shoebox.local.contract.On;
import io.shoebox.local.contract.Outcomes;
import io.shoebox.local.contract.PipelineContract;
import io.shoebox.local.contract.Place;
import io.shoebox.local.contract.QueueContract;
import io.shoebox.local.contract.TableContract;
import io.shoebox.local.contract.TicketContract;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contracts on our servers and on others', one server after the other, and the report of what came out. */
@Tag("servers")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
@ExtendWith(Conformance.class)
final class ConformanceIT {
    @Nested
    @Order(1)
    @On(EmbeddedServers.class)
    final class OnEmbedded {
        @Nested
        final class Tickets extends TicketContract {}

        @Nested
        final class Objects extends ObjectContract {}

        @Nested
        final class Events extends EventContract {}

        @Nested
        final class Queues extends QueueContract {}

        @Nested
        final class Tables extends TableContract {}

        @Nested
        final class Batches extends BatchContract {}

        @Nested
        final class Pipeline extends PipelineContract {}
    }

    @Nested
    @Order(2)
    @On(LocalStackServers.class)
    final class OnLocalStack {
        @Nested
        final class Tickets extends TicketContract {}

        @Nested
        final class Objects extends ObjectContract {}

        @Nested
        final class Events extends EventContract {}

        @Nested
        final class Queues extends QueueContract {}

        @Nested
        final class Batches extends BatchContract {}

        @Nested
        final class Pipeline extends PipelineContract {}

        @Nested
        final class Demo extends DemoContract {}
    }

    @Nested
    @Order(3)
    @On(MiniStackServers.class)
    final class OnMiniStack {
        @Nested
        final class Tickets extends TicketContract {}

        @Nested
        final class Objects extends ObjectContract {}

        @Nested
        final class Events extends EventContract {}

        @Nested
        final class Queues extends QueueContract {}

        @Nested
        final class Tables extends TableContract {}

        @Nested
        final class Batches extends BatchContract {
            @Override
            protected AutoCloseable source(
                    ServerAccess access, String queueUrl, Function<SQSEvent, SQSBatchResponse> function)
                    throws IOException {
                return new MiniStackEventSource(access.sqs(), queueUrl, function);
            }
        }

        @Nested
        final class Pipeline extends PipelineContract {}

        @Nested
        final class Demo extends DemoContract {}

        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        @SuppressWarnings("NullAway.Init") // set before the first test
        final class Catalogs extends CatalogContracts {
            private Place place;
            private DynamoDbClient dynamo;
            private String table;

            @BeforeAll
            void open(ContractServer server) {
                place = server.place(Duration.ofMinutes(1));
                dynamo = place.access().dynamoClient();
                // Without a time to live: these histories are of the past, and their tombstones would be gone at once.
                table = place.names().table() + "-of-the-past";
                dynamo.createTable(PhotosTable.create(table));
            }

            @AfterAll
            void close() {
                dynamo.close();
                place.close();
            }

            @Override
            protected Catalog catalog() {
                return new DynamoCatalog(dynamo, table);
            }
        }
    }

    @Nested
    @Order(4)
    final class Report {
        @Test
        void isTheOneThatIsCommitted(Outcomes outcomes) throws IOException {
            new ConformanceReport(outcomes).assertCommitted();
        }
    }
}
