package io.shoebox.ingestworker.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A standard queue with its dead letters: any message may come next, and what is not deleted comes again. */
final class Queue {
    private static final int MOST_RECEIVES = 5;

    private final String url;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();
    /** All bodies that were ever sent, for duplicates. */
    private final List<String> sent = new ArrayList<>();
    /** Messages that ended in the dead letters because they failed too often. */
    private final List<String> given = new ArrayList<>();

    private long lastId;

    private static final class Entry {
        final String id;
        final String body;
        int receives;

        @Nullable
        Actor holder;

        Entry(String id, String body) {
            this.id = id;
            this.body = body;
        }
    }

    /** A message as it was received. */
    record Received(String id, String body, int receives) {}

    Queue(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    void send(String body) {
        sent.add(body);
        put(body);
    }

    private void put(String body) {
        entries.add(new Entry("m" + ++lastId, body));
    }

    /** Sends again what was sent once, whatever has become of it. */
    void duplicate(int choice) {
        if (!sent.isEmpty()) {
            put(sent.get(choice % sent.size()));
        }
    }

    List<Received> receive(Actor holder, int choice, int most) {
        var received = new ArrayList<Received>();
        List<Entry> visible = new ArrayList<>(
                entries.stream().filter(entry -> entry.holder == null).toList());
        while (!visible.isEmpty() && received.size() < most) {
            Entry entry = visible.remove(choice % visible.size());
            if (entry.receives == MOST_RECEIVES) {
                entries.remove(entry);
                given.add(entry.body);
            } else {
                entry.receives++;
                entry.holder = holder;
                received.add(new Received(entry.id, entry.body, entry.receives));
            }
        }
        return received;
    }

    void delete(String id) {
        entries.removeIf(entry -> entry.id.equals(id));
    }

    void show(String id) {
        entries.stream().filter(entry -> entry.id.equals(id)).forEach(entry -> entry.holder = null);
    }

    /** The visibility timeout of what an actor holds has passed. */
    void showAll(Actor holder) {
        entries.stream().filter(entry -> entry.holder == holder).forEach(entry -> entry.holder = null);
    }

    /** Puts a message that nobody holds with the dead letters. */
    void park(int choice) {
        List<Entry> visible =
                entries.stream().filter(entry -> entry.holder == null).toList();
        if (!visible.isEmpty()) {
            Entry entry = visible.get(choice % visible.size());
            entries.remove(entry);
            parked.add(entry.body);
        }
    }

    void redrive() {
        parked.forEach(this::put);
        parked.clear();
    }

    boolean hasWork() {
        return entries.stream().anyMatch(entry -> entry.holder == null);
    }

    /** What is left that should not be. */
    Optional<String> leftOver() {
        if (!given.isEmpty()) {
            return Optional.of("dead letters of " + url + ": " + given);
        }
        return entries.isEmpty() && parked.isEmpty() ? Optional.empty() : Optional.of(url + " is not empty");
    }
}
