package io.shoebox.client.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.client.Content;
import io.shoebox.client.Http;
import io.shoebox.client.Prepared;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.StubServer;
import io.shoebox.client.Ticket;
import io.shoebox.client.UploadListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransferTest {
    private static final String BYTES = "\u00ff\u00d8\u00ff photo";

    private final StubServer s3 = new StubServer();
    private final List<Integer> tickets = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private final List<String> retried = new ArrayList<>();
    private final AtomicReference<Long> sent = new AtomicReference<>(0L);
    private final Stop stop = new Stop();
    private long expiresSeconds = 600;
    private boolean there;

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void aPhotoIsPutOnceWithTheHeadersOfItsTicket() {
        s3.then(200, "");

        assertThat(run()).isEqualTo("me/c/1");

        assertThat(s3.seen).singleElement().satisfies(put -> {
            assertThat(put.body()).isEqualTo(BYTES);
            assertThat(put.headers())
                    .containsEntry("if-none-match", "*")
                    .containsEntry("content-length", String.valueOf(BYTES.getBytes(UTF_8).length));
        });
        assertThat(sent.get()).isEqualTo(BYTES.getBytes(UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 503})
    void whatPassesIsTriedAgainWithTheSameTicket(int status) {
        s3.then(status, "").then(200, "");

        assertThat(run()).isEqualTo("me/c/1");

        assertThat(tickets).hasSize(1);
        assertThat(retried).hasSize(1);
    }

    @Test
    void aPutWithoutAnAnswerIsRepeatedUnderItsOwnKeyAndHasArrivedIfItIsThere() {
        s3.thenHangUp().then(412, "<Error><Code>PreconditionFailed</Code></Error>");

        assertThat(run()).isEqualTo("me/c/1");
        assertThat(tickets).hasSize(1);
    }

    @Test
    void beforeAnotherKeyIsAskedForTheFirstIsLookedFor() {
        expiresSeconds = 10; // within the margin: no second PUT with it
        there = true;
        s3.thenHangUp();

        assertThat(run()).isEqualTo("me/c/1");

        assertThat(looked).containsExactly("me/c/1");
        assertThat(tickets).hasSize(1);
    }

    @Test
    void ifItIsNotThereItGoesUnderANewOne() {
        expiresSeconds = 10;
        s3.thenHangUp().then(200, "");

        assertThat(run()).isEqualTo("me/c/2");
        assertThat(looked).containsExactly("me/c/1");
    }

    @Test
    void aRefusedTicketIsReplacedButNotForEver() {
        s3.then(403, "<Code>AccessDenied</Code>").then(200, "");
        assertThat(run()).isEqualTo("me/c/2");
        assertThat(looked).isEmpty();

        s3.then(403, "").then(403, "").then(400, "<Code>ExpiredToken</Code>");
        assertThatThrownBy(this::run)
                .isInstanceOf(ShoeboxException.NotAuthorized.class)
                .hasMessage("S3 refused the upload (400 ExpiredToken)");
    }

    @Test
    void whatWillNeverBeTakenIsToldAtOnce() {
        s3.then(400, "<Code>EntityTooLarge</Code>");
        assertThatThrownBy(this::run)
                .isInstanceOf(ShoeboxException.InvalidRequest.class)
                .hasMessage("S3 refused the upload (400 EntityTooLarge)");
        s3.then(400, "<Code>BadDigest</Code>");
        assertThatThrownBy(this::run).isInstanceOf(ShoeboxException.FileChanged.class);
        assertThat(retried).isEmpty();
    }

    @Test
    void afterEightFailuresItIsGivenUp() {
        for (int i = 0; i < 8; i++) {
            s3.then(503, "");
        }
        assertThatThrownBy(this::run)
                .isInstanceOf(ShoeboxException.Unavailable.class)
                .hasMessage("S3 is busy (503)");
        assertThat(s3.seen).hasSize(8);
    }

    @Test
    void aConnectionThatStallsIsTakenForDead() {
        s3.then(exchange -> new CountDownLatch(1).await()).then(200, "");

        assertThat(run(content(), Duration.ofMillis(300))).isEqualTo("me/c/1");
        assertThat(retried).containsExactly("The connection to S3 was lost");
    }

    @Test
    void aFileThatHasChangedIsNotSentAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.jpg"), BYTES);
        Content content = Content.of(file);
        s3.then(exchange -> {
            Files.writeString(file, BYTES + BYTES);
            exchange.close();
        });

        assertThatThrownBy(() -> run(content, Duration.ofMinutes(1)))
                .isInstanceOf(ShoeboxException.FileChanged.class)
                .hasMessageContaining("has changed since it was chosen");
    }

    @Test
    void interruptingTheThreadEndsItAndStays() throws Exception {
        var reached = new CountDownLatch(1);
        s3.then(exchange -> {
            reached.countDown();
            new CountDownLatch(1).await();
        });
        var ended = new AtomicReference<Throwable>();
        var interrupted = new AtomicReference<Boolean>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                run();
            } catch (ShoeboxException e) {
                ended.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(ended.get()).isInstanceOf(ShoeboxException.Cancelled.class);
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void closingEndsIt() {
        stop.close();
        assertThatThrownBy(this::run).isInstanceOf(ShoeboxException.Cancelled.class);
        assertThat(tickets).isEmpty();
    }

    private String run() {
        return run(content(), Duration.ofMinutes(1));
    }

    private String run(Content content, Duration stalled) {
        var ports = new Transfer.Ports() {
            @Override
            public Ticket ticket(Prepared file) {
                tickets.add(1);
                String key = "me/c/" + tickets.size();
                return new Ticket(
                        s3.url("/photos/" + key + "?X-Amz-Expires=" + expiresSeconds),
                        key,
                        Map.of("if-none-match", "*"),
                        Instant.EPOCH); // this machine's clock is far ahead of the server's
            }

            @Override
            public boolean isThere(String s3Key) {
                looked.add(s3Key);
                return there;
            }
        };
        var listener = new UploadListener() {
            @Override
            public void progress(long sentBytes) {
                sent.set(sentBytes);
            }

            @Override
            public void retrying(ShoeboxException why, Duration pause) {
                retried.add(String.valueOf(why.getMessage()));
            }
        };
        var settings = new Transfer.Settings(new Backoff(Duration.ofMillis(2), Duration.ofMillis(5)), stalled);
        Prepared prepared = Preparation.of(content, "image/jpeg", stop);
        return new Transfer(prepared, ports, Http.usual(), settings, listener, stop).run();
    }

    private static Content content() {
        return Content.of("a.jpg", BYTES.getBytes(UTF_8));
    }
}
