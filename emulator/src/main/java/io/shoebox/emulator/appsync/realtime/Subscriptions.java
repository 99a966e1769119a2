package io.shoebox.emulator.appsync.realtime;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All subscriptions of all connections. */
final class Subscriptions {
    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();

    void add(Subscription subscription) {
        all.add(subscription);
    }

    void remove(Subscription subscription) {
        all.remove(subscription);
    }

    /** Those that a value is for, by the fields that its mutation feeds. */
    List<Subscription> that(List<String> fields, Map<String, @Nullable Object> value) {
        return all.stream()
                .filter(subscription -> fields.stream().anyMatch(field -> subscription.wants(field, value)))
                .toList();
    }

    int count() {
        return all.size();
    }
}
