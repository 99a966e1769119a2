package io.shoebox.operations.canary;

import io.shoebox.operations.canary.Flight.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Uploads a small photo as an application does, waits until it is READY, and deletes it. */
final class Canary {
    /** The collection that its photos are in: whatever is there when it comes is left of an earlier flight. */
    static final String COLLECTION = "canary";
    /** How long a photo may take; a few seconds are usual. */
    static final Duration MOST_WAIT = Duration.ofMinutes(1);
    /** How often it looks. */
    static final Duration EVERY = Duration.ofSeconds(1);
    /** How many it deletes in one flight; the next goes on. */
    static final int MOST_LEFT = 20;

    private static final String FILENAME = "canary.jpg";

    private final PhotosApi api;
    private final byte[] picture;
    private final InstantSource clock;
    private final Pause pause;

    /** Lets time go by. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    Canary(PhotosApi api, byte[] picture, InstantSource clock, Pause pause) {
        this.api = api;
        this.picture = picture.clone();
        this.clock = clock;
        this.pause = pause;
    }

    /** Never throws for what the canary is there to find. */
    Flight fly() {
        List<PhotoState> left = List.of();
        try {
            left = api.photos(COLLECTION, MOST_LEFT);
            left.forEach(photo -> api.delete(photo.key()));
        } catch (RuntimeException e) {
            return new Flight(failed(e), left.size());
        }
        return new Flight(guarded(this::upload), left.size());
    }

    private Outcome upload() {
        Ticket ticket = api.ticket(COLLECTION, FILENAME, picture.length);
        Outcome outcome = guarded(() -> {
            api.put(ticket, picture);
            return await(ticket.key());
        });
        // Also of a photo that has no record yet: its original is there.
        Outcome deleted = guarded(() -> {
            api.delete(ticket.key());
            return outcome;
        });
        return outcome instanceof Outcome.Failed ? outcome : deleted;
    }

    private Outcome await(String key) {
        Instant began = clock.instant();
        Instant end = began.plus(MOST_WAIT);
        String last = "it has no record";
        while (true) {
            Optional<PhotoState> photo = api.photo(key);
            Instant now = clock.instant();
            String status = photo.map(PhotoState::status).orElse("");
            switch (status) {
                case "READY" -> {
                    return new Outcome.Ready(Duration.between(began, now));
                }
                case "FAILED", "REJECTED" -> {
                    return new Outcome.Failed("the photo is " + status + ": "
                            + photo.orElseThrow().reason());
                }
                case "" -> last = "it has no record";
                default -> last = "it is " + status;
            }
            if (now.plus(EVERY).isAfter(end)) {
                return new Outcome.Failed("the photo is not READY after " + MOST_WAIT.toSeconds() + " s: " + last);
            }
            sleep();
        }
    }

    private void sleep() {
        try {
            pause.of(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("it was interrupted", e);
        }
    }

    private static Outcome guarded(Supplier<Outcome> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Outcome failed(RuntimeException e) {
        return new Outcome.Failed(String.valueOf(e.getMessage()));
    }
}
