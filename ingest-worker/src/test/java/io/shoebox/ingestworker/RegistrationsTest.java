package io.shoebox.ingestworker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.MessageProcessor;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.UploadEvent;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.TestImages;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What a batch of messages writes to the catalog. */
final class RegistrationsTest {
    private static final byte[] JPEG = TestImages.jpeg(20, 16);

    private final FakeS3 s3 = new FakeS3();
    private final InMemoryCatalog rows = new InMemoryCatalog();
    private final List<Integer> together = Collections.synchronizedList(new ArrayList<>());
    private int poison = 99;

    /** Told of each call, and refuses a batch with a certain photo as DynamoDB refuses what it cannot take. */
    private final Catalog catalog = (Catalog) Proxy.newProxyInstance(
            Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (it, method, args) -> {
                if (method.getName().equals("registerAll")) {
                    var photos = (Collection<?>) args[0];
                    together.add(photos.size());
                    if (photos.toString().contains("-" + poison + ".jpg")) {
                        throw DynamoDbException.builder()
                                .statusCode(400)
                                .message("too large")
                                .build();
                    }
                }
                try {
                    return method.invoke(rows, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });

    @Test
    void tenUploadsOfACollectionAreRegisteredTogether() {
        assertThat(handle(keys("summer", 10)).getBatchItemFailures()).isEmpty();

        assertThat(together).containsExactly(10);
        assertThat(counts()).isEqualTo(Map.of("summer", 10L));
    }

    @Test
    void eachCollectionIsRegisteredByItself() {
        handle(Stream.concat(keys("summer", 6).stream(), keys("winter", 4).stream())
                .toList());

        assertThat(together).containsExactlyInAnyOrder(6, 4);
        assertThat(counts()).isEqualTo(Map.of("summer", 6L, "winter", 4L));
    }

    @Test
    void onePhotoThatCannotBeRegisteredHarmsNoNeighbour() {
        poison = 3;

        assertThat(handle(keys("summer", 10)).getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("id3");

        assertThat(counts()).isEqualTo(Map.of("summer", 9L));
    }

    @Test
    void whoIsGoneIsNotWaitedFor() {
        List<PhotoKey> keys = keys("summer", 10);
        s3.delete("photos", keys.get(0).toString());
        s3.delete("photos", keys.get(9).toString());

        assertThat(handle(keys).getBatchItemFailures()).isEmpty();

        assertThat(together).containsExactly(8);
    }

    @Test
    void duplicatesInABatchAreCountedOnce() {
        PhotoKey key = keys("summer", 1).getFirst();

        assertThat(handle(List.of(key, key, key)).getBatchItemFailures()).isEmpty();

        assertThat(counts()).isEqualTo(Map.of("summer", 1L));
    }

    private Map<String, Long> counts() {
        return rows.collections(Uploads.OWNER, Page.Request.first(10)).items().stream()
                .collect(java.util.stream.Collectors.toMap(it -> it.id().value(), PhotoCollection::photoCount));
    }

    private List<PhotoKey> keys(String collection, int count) {
        List<PhotoKey> keys = IntStream.range(0, count)
                .mapToObj(i -> PhotoKey.create(
                        Uploads.OWNER,
                        new CollectionId(collection),
                        new FileName(i + ".jpg"),
                        Uploads.NOW,
                        new Random(i)))
                .toList();
        keys.forEach(key -> s3.upload("photos", key.toString(), JPEG, "image/jpeg", Uploads.METADATA));
        return keys;
    }

    private SQSBatchResponse handle(List<PhotoKey> keys) {
        var handler = IngestWorker.handler(
                IngestSettings.from(Uploads.ENVIRONMENT), s3, catalog, new FakeSqs(), Uploads.CLOCK);
        var batch = new SQSEvent();
        batch.setRecords(IntStream.range(0, keys.size())
                .mapToObj(i -> {
                    var message = new SQSMessage();
                    message.setMessageId("id" + i);
                    message.setBody("""
                            {"Records": [{"eventVersion": "2.1", "eventName": "ObjectCreated:Put",
                              "eventTime": "2026-03-01T10:00:00.000Z", "s3": {"bucket": {"name": "photos"},
                              "object": {"key": "%s", "sequencer": "A1"}}}]}
                            """.formatted(keys.get(i).toString().replace(":", "%3A")));
                    return message;
                })
                .toList());
        return new LambdaQueue(new MessageProcessor<UploadEvent>(new S3EventDecoder(), handler), 10).handle(batch);
    }
}
