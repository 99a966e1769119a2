package io.shoebox.client.transfer;

import io.shoebox.client.Content;
import io.shoebox.client.Http;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.Ticket;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** PUTs what a ticket is for, as a stream: a few blocks of 16 KiB are in memory, whatever its size. */
final class Put {
    private static final long LOOK_MILLIS = 200;

    private final Http http;
    private final Stop stop;
    private final Duration stalled;

    /** @param stalled without progress for so long, a connection is taken for dead */
    Put(Http http, Stop stop, Duration stalled) {
        this.http = http;
        this.stop = stop;
        this.stalled = stalled;
    }

    /**
     * Sends it, once.
     *
     * @param sent is told of the bytes that have gone, in a thread of the HTTP client
     * @throws ShoeboxException.Cancelled if that came before the answer
     */
    PutOutcome send(Ticket ticket, Content content, LongConsumer sent) {
        var moved = new AtomicLong(System.nanoTime());
        LongConsumer progress = bytes -> {
            moved.set(System.nanoTime());
            sent.accept(bytes);
        };
        HttpRequest.Builder request = HttpRequest.newBuilder(ticket.url())
                .PUT(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> counted(content, progress)), content.length()));
        ticket.headers().forEach(request::header);
        return answer(http.client().sendAsync(request.build(), BodyHandlers.ofString()), moved);
    }

    private PutOutcome answer(CompletableFuture<HttpResponse<String>> coming, AtomicLong moved) {
        try {
            while (true) {
                stop.check();
                if (System.nanoTime() - moved.get() > stalled.toNanos()) {
                    return new PutOutcome.Lost(null);
                }
                try {
                    HttpResponse<String> answer = coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return PutOutcome.of(answer.statusCode(), answer.body());
                } catch (TimeoutException e) {
                    // Still on its way: looks again.
                }
            }
        } catch (ExecutionException e) {
            return new PutOutcome.Lost(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShoeboxException.Cancelled();
        } finally {
            coming.cancel(true); // ends the exchange, if it has not ended
        }
    }

    private static InputStream counted(Content content, LongConsumer sent) {
        try {
            return new CountingStream(content.open(), sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells how far it was read. */
    private static final class CountingStream extends FilterInputStream {
        private final LongConsumer sent;
        private long bytes;

        CountingStream(InputStream in, LongConsumer sent) {
            super(in);
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("the HTTP client reads blocks");
        }

        @Override
        public int read(byte[] block, int from, int most) throws IOException {
            int read = super.read(block, from, most);
            if (read > 0) {
                bytes += read;
                sent.accept(bytes);
            }
            return read;
        }
    }
}
