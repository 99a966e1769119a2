package io.shoebox.notifier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The places in a stream up to which each of its shards was told. */
final class Shards {
    private static final Logger LOG = LoggerFactory.getLogger(Shards.class);
    private static final int MOST_TRIES = 5;

    private final DynamoDbStreamsClient streams;
    private final String stream;
    private final Function<List<RowChange>, Optional<String>> function;
    private final Set<String> known = new HashSet<>();
    private final ArrayDeque<OpenShard> open = new ArrayDeque<>();

    /** A shard that is being read, and how often the same place in it failed. */
    private static final class OpenShard {
        private final String id;
        private @Nullable String iterator;
        private @Nullable String last;
        private @Nullable String failedAt;
        private int tries;

        OpenShard(String id, String iterator) {
            this.id = id;
            this.iterator = iterator;
        }
    }

    Shards(DynamoDbStreamsClient streams, String stream, Function<List<RowChange>, Optional<String>> function) {
        this.streams = streams;
        this.stream = stream;
        this.function = function;
    }

    int count() {
        return open.size();
    }

    /** Reads each shard once; returns how many changes there were. */
    int readOnce() {
        int changes = 0;
        for (Iterator<OpenShard> shards = open.iterator(); shards.hasNext(); ) {
            OpenShard shard = shards.next();
            changes += read(shard);
            if (shard.iterator == null) {
                shards.remove();
                LOG.debug("shard {} has ended", shard.id);
            }
        }
        return changes;
    }

    private int read(OpenShard shard) {
        GetRecordsResponse answer = streams.getRecords(get -> get.shardIterator(shard.iterator));
        List<RowChange> changes = answer.records().stream().map(Shards::change).toList();
        String failed = changes.isEmpty() ? null : function.apply(changes).orElse(null);
        if (failed == null) {
            shard.iterator = answer.nextShardIterator();
            shard.failedAt = null;
            shard.last = changes.isEmpty() ? shard.last : changes.getLast().sequenceNumber();
            return changes.size();
        }
        shard.tries = failed.equals(shard.failedAt) ? shard.tries + 1 : 1;
        shard.failedAt = failed;
        boolean passOver = shard.tries >= MOST_TRIES;
        if (passOver) {
            LOG.error("passed over after {} tries sequenceNumber={}", MOST_TRIES, failed);
        }
        shard.iterator = iterator(
                shard.id,
                passOver ? ShardIteratorType.AFTER_SEQUENCE_NUMBER : ShardIteratorType.AT_SEQUENCE_NUMBER,
                failed);
        return 0;
    }

    /** Opens the shards that are not known yet; a parent stands before its children. */
    void look(ShardIteratorType from) {
        for (Shard shard : shards()) {
            if (!known.contains(shard.shardId())) {
                open.add(new OpenShard(shard.shardId(), iterator(shard.shardId(), from, null)));
                known.add(shard.shardId());
            }
        }
    }

    private List<Shard> shards() {
        var shards = new ArrayList<Shard>();
        String after = null;
        do {
            String start = after;
            var description = streams.describeStream(
                            describe -> describe.streamArn(stream).exclusiveStartShardId(start))
                    .streamDescription();
            shards.addAll(description.shards());
            after = description.lastEvaluatedShardId();
        } while (after != null);
        return shards;
    }

    /** Iterators end after a quarter of an hour: one that outlived an outage is of no use. */
    void reopen() {
        try {
            for (OpenShard shard : open) {
                shard.iterator = shard.last == null
                        ? iterator(shard.id, ShardIteratorType.LATEST, null)
                        : iterator(shard.id, ShardIteratorType.AFTER_SEQUENCE_NUMBER, shard.last);
            }
        } catch (TrimmedDataAccessException e) {
            LOG.warn("changes of more than a day ago were never told", e);
            known.clear();
            open.clear();
        } catch (RuntimeException e) {
            LOG.debug("its place is not to be found again yet", e);
        }
    }

    private String iterator(String shard, ShardIteratorType type, @Nullable String sequenceNumber) {
        return streams.getShardIterator(get -> get.streamArn(stream)
                        .shardId(shard)
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber))
                .shardIterator();
    }

    static RowChange change(Record record) {
        var row = record.dynamodb();
        return new RowChange(
                record.eventID(),
                row.sequenceNumber(),
                row.approximateCreationDateTime(),
                row.oldImage(),
                row.newImage());
    }
}
