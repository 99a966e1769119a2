package io.shoebox.operations.reconcile;

import io.shoebox.model.Environment;
import java.time.Duration;
import java.util.Map;

/**
 * What {@link ReconcileLambda} is told by its environment.
 *
 * @param budget of a daily run
 * @param settledAfter what changed within this time before a run is left alone by it
 */
public record ReconcileSettings(Places places, Budget budget, Duration settledAfter) {
    /** The most keys that a daily run compares; 0, the default: all. */
    public static final String RECONCILE_MAX_OBJECTS = "RECONCILE_MAX_OBJECTS";
    /** The most US cents that its requests may cost, by list prices; 0, the default: whatever they do. */
    public static final String RECONCILE_MAX_CENTS = "RECONCILE_MAX_CENTS";
    /** Minutes for which what changed is left alone, 1 to 1440; by default 15. */
    public static final String RECONCILE_SETTLED_MINUTES = "RECONCILE_SETTLED_MINUTES";

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static ReconcileSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        long objects = env.number(RECONCILE_MAX_OBJECTS, 0, 0, Long.MAX_VALUE);
        long cents = env.number(RECONCILE_MAX_CENTS, 0, 0, Integer.MAX_VALUE);
        var settings = new ReconcileSettings(
                Places.from(env),
                new Budget(
                        objects == 0 ? Long.MAX_VALUE : objects,
                        Long.MAX_VALUE,
                        cents == 0 ? Double.MAX_VALUE : cents / 100.0),
                Duration.ofMinutes(env.number(
                        RECONCILE_SETTLED_MINUTES,
                        Task.SETTLED_AFTER.toMinutes(),
                        1,
                        Duration.ofDays(1).toMinutes())));
        env.check();
        return settings;
    }
}
