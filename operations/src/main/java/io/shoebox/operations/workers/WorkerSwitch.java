package io.shoebox.operations.workers;

import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.WorkerName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pauses workers and lets them go on. In the cloud Lambda's event source mapping is turned off; pollers of ours obey the
 * row within two seconds. What a worker has begun it finishes; what waits keeps waiting, up to the queue's retention.
 */
public final class WorkerSwitch {
    private final SwitchRows rows;
    private final @Nullable EventSources sources;
    private final Clients clients;

    public WorkerSwitch(Clients clients, Places places) {
        this.clients = clients;
        rows = new SwitchRows(clients.dynamo(), places.table());
        sources = clients.signed() == null || places.mappings().isEmpty()
                ? null
                : new EventSources(clients.signed(), places.mappings());
    }

    /** As it is now. Where Lambda drives the worker, it is Lambda's word that counts. */
    public WorkerState state(WorkerName worker) {
        WorkerState said = rows.read(worker);
        if (sources == null || !sources.drives(worker)) {
            return said;
        }
        boolean paused = !sources.isOn(worker);
        return paused == said.paused() ? said : new WorkerState(worker, paused, null, null, null);
    }

    /** @param why for those who wonder later */
    public WorkerState pause(WorkerName worker, String who, String why) {
        return turn(new WorkerState(worker, true, who, why, now()));
    }

    public WorkerState resume(WorkerName worker, String who) {
        return turn(new WorkerState(worker, false, who, null, now()));
    }

    /** Messages that pollers have done since there are any; null where Lambda drives the worker. */
    public @Nullable Long done(WorkerName worker) {
        return sources != null && sources.drives(worker) ? null : rows.done(worker);
    }

    private WorkerState turn(WorkerState state) {
        rows.write(state);
        if (sources != null && sources.drives(state.name())) {
            sources.turn(state.name(), !state.paused());
        }
        return state;
    }

    private Instant now() {
        return clients.clock().instant();
    }
}
