package io.shoebox.infra.settings;

import io.shoebox.operations.reconcile.ReconcileSettings;
import java.util.Map;
import java.util.TreeMap;

/** The daily comparison of buckets and table. */
public record ReconcileChoices(
        @Setting(value = "buckets and table are compared each day, and what is lost is done again", otherwise = "true")
        boolean daily,

        @Setting(value = "the hour at which that begins, UTC", otherwise = "3", most = 23)
        int hour,

        @Setting(value = "objects that a daily run compares at most; 0: all", otherwise = "0", most = 2_000_000_000)
        int mostObjects,

        @Setting(
                value = "US cents that its requests may cost, by list prices; 0: whatever they do",
                otherwise = "0",
                most = 1_000_000)
        int mostCents,

        @Setting(
                value = "minutes for which what changed is left alone: its event may be on its way",
                otherwise = "15",
                least = 1,
                most = 1440)
        int settledMinutes) {
    /** The variables of its function. */
    public Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                ReconcileSettings.RECONCILE_MAX_OBJECTS, Integer.toString(mostObjects),
                ReconcileSettings.RECONCILE_MAX_CENTS, Integer.toString(mostCents),
                ReconcileSettings.RECONCILE_SETTLED_MINUTES, Integer.toString(settledMinutes)));
    }
}
