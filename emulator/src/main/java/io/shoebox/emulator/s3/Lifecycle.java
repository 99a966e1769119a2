package io.shoebox.emulator.s3;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Removes objects whose time is up: S3 does so about once a day; this at its start and each hour. */
final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final List<ExpirationRule> rules;
    private final ObjectTags tags;
    private final NotifyingBlobStore store;
    private final Clock clock;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lifecycle").daemon().factory());

    Lifecycle(List<ExpirationRule> rules, ObjectTags tags, NotifyingBlobStore store, Clock clock) {
        this.rules = List.copyOf(rules);
        this.tags = tags;
        this.store = store;
        this.clock = clock;
    }

    /** From now on. */
    void start() {
        var _ = hourly.scheduleWithFixedDelay(this::tryAll, 0, 1, TimeUnit.HOURS);
    }

    private void tryAll() {
        try {
            apply();
        } catch (RuntimeException e) {
            LOG.warn("objects whose time is up are tried again in an hour: {}", e.toString());
        }
    }

    /** Once; returns how many objects it removed. Forgets the tags of objects that are no more, too. */
    synchronized int apply() {
        int removed = 0;
        for (TaggedObject object : tags.all()) {
            HeadObjectResponse now = now(object);
            if (now == null || !object.isOf(now)) {
                tags.forget(object);
            } else if (isDue(object) && store.expire(object)) {
                String printable = object.key().replaceAll("\\p{C}", "?");
                LOG.info("the lifecycle of bucket {} has removed {}", object.bucket(), printable);
                tags.forget(object);
                removed++;
            }
        }
        return removed;
    }

    private @Nullable HeadObjectResponse now(TaggedObject object) {
        try {
            return store.blobMetadataIfPresent(object.bucket(), object.key());
        } catch (NoSuchBucketException e) {
            return null;
        }
    }

    private boolean isDue(TaggedObject object) {
        return rules.stream()
                .filter(rule -> rule.bucket().equals(object.bucket()))
                .filter(rule -> rule.value().equals(object.tags().get(rule.tag())))
                .anyMatch(rule -> !clock.instant().isBefore(rule.expiry(object.modified())));
    }

    @Override
    public void close() {
        hourly.close();
    }
}
