package io.shoebox.client.transfer;

import io.shoebox.client.Http;
import io.shoebox.client.Prepared;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.Ticket;
import io.shoebox.client.UploadListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file to S3, once: with a new ticket where the last has expired or is used, again after what passes, and never
 * twice, since it looks whether a PUT without an answer has arrived before it asks for another key. As {@code transfer.ts} of
 * web/client.
 */
public final class Transfer {
    private static final int MOST_FAILURES = 8;
    /** Tickets that S3 refused though they should be good. */
    private static final int MOST_REFUSALS = 2;
    /** A ticket that ends sooner is not begun with. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** By what the signature says, so that this machine's clock need not be right. */
    private static final Pattern LIFETIME = Pattern.compile("[?&]X-Amz-Expires=(\\d{1,9})");

    private final Prepared file;
    private final Ports ports;
    private final Settings settings;
    private final UploadListener listener;
    private final Stop stop;
    private final Put put;
    private @Nullable Ticket ticket;
    private long goodUntilNanos;
    /** The key of a PUT of which nobody knows whether it arrived. */
    private @Nullable String openKey;

    private int failures;
    private int refusals;

    public Transfer(Prepared file, Ports ports, Http http, Settings settings, UploadListener listener, Stop stop) {
        this.file = file;
        this.ports = ports;
        this.settings = settings;
        this.listener = listener;
        this.stop = stop;
        put = new Put(http, stop, settings.stalled());
    }

    /** What a transfer asks of others. */
    public interface Ports {
        /** A new ticket for this file. */
        Ticket ticket(Prepared file);

        /** Whether S3 has an object under the key. */
        boolean isThere(String s3Key);
    }

    /**
     * How patient it is.
     *
     * @param stalled without progress for so long, a connection is taken for dead
     */
    public record Settings(Backoff backoff, Duration stalled) {
        public static final Settings USUAL = new Settings(Backoff.USUAL, Duration.ofMinutes(1));
    }

    /**
     * Uploads.
     *
     * @return the key
     */
    public String run() {
        while (true) {
            stop.check();
            try {
                Optional<String> key = attempt();
                if (key.isPresent()) {
                    return key.get();
                }
            } catch (ShoeboxException e) {
                waitAfter(e);
            }
        }
    }

    /** One PUT, with what it needs before; empty: once more, at once. */
    private Optional<String> attempt() {
        Ticket good = goodTicket();
        if (good == null) {
            return Optional.ofNullable(openKey);
        }
        boolean wasOpen = good.s3Key().equals(openKey);
        openKey = good.s3Key();
        return switch (put.send(good, file.content(), listener::progress)) {
            // 412: by an attempt whose answer was lost. Nobody else has this ticket, and its checksum lets no other
            // bytes in.
            case PutOutcome.Stored _, PutOutcome.Exists _ -> Optional.of(good.s3Key());
            case PutOutcome.Busy(int status) -> throw new ShoeboxException.Unavailable("S3 is busy (" + status + ")");
            case PutOutcome.Lost(@Nullable Throwable cause) -> {
                file.content().check();
                throw new ShoeboxException.NetworkLost("The connection to S3 was lost", cause);
            }
            case PutOutcome.Refused(int status, String code) -> {
                close(wasOpen);
                yield renewed("S3 refused the upload (" + status + " " + code + ")");
            }
            case PutOutcome.Invalid(int status, String code) -> {
                close(wasOpen);
                throw new ShoeboxException.InvalidRequest("S3 refused the upload (" + status + " " + code + ")");
            }
            case PutOutcome.Changed _ -> {
                close(wasOpen);
                throw new ShoeboxException.FileChanged(
                        file.content().filename() + " has changed since it was chosen", null);
            }
        };
    }

    /** The present ticket or a new one; null, if what was begun has arrived meanwhile. */
    private @Nullable Ticket goodTicket() {
        if (ticket != null && System.nanoTime() < goodUntilNanos) {
            return ticket;
        }
        if (openKey != null && ports.isThere(openKey)) {
            return null;
        }
        openKey = null;
        Ticket asked = ports.ticket(file);
        ticket = asked;
        goodUntilNanos = System.nanoTime() + lifetime(asked).minus(MARGIN).toNanos();
        return asked;
    }

    private static Duration lifetime(Ticket ticket) {
        Matcher seconds = LIFETIME.matcher(ticket.url().toString());
        return seconds.find()
                ? Duration.ofSeconds(Long.parseLong(seconds.group(1)))
                : Duration.between(Instant.now(), ticket.expiresAt());
    }

    /** Nothing has arrived by the PUT that was answered; by an earlier one it may. */
    private void close(boolean wasOpen) {
        if (!wasOpen) {
            openKey = null;
        }
    }

    /** Goes on with a new ticket: after a pause if the old one had expired, at once but not for ever if it had not. */
    private Optional<String> renewed(String message) {
        boolean expired = System.nanoTime() >= goodUntilNanos;
        ticket = null;
        if (expired) {
            throw new ShoeboxException.Unavailable(message);
        }
        if (++refusals > MOST_REFUSALS) {
            throw new ShoeboxException.NotAuthorized(message);
        }
        return Optional.empty();
    }

    private void waitAfter(ShoeboxException failure) {
        if (!failure.isPassing() || ++failures >= MOST_FAILURES) {
            throw failure;
        }
        Duration pause = settings.backoff().pause(failures, ThreadLocalRandom.current());
        listener.retrying(failure, pause);
        stop.pause(pause);
    }
}
