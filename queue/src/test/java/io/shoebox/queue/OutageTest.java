package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class OutageTest {
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final LoggedLines log = new LoggedLines(Outage.class);
    private final Outage outage = new Outage("url");

    @AfterEach
    void close() {
        other.close();
        log.close();
    }

    @Test
    void aThreadThatPollsIsNoEndWhileAnotherFails() throws Exception {
        outage.failed(refused(1));
        other.submit(() -> outage.failed(refused(2))).get();
        other.submit(outage::worked).get();
        outage.failed(refused(3));

        assertThat(log.lines()).hasSize(1).first().asString().startsWith("WARN queue url cannot be polled");
    }

    @Test
    void theEndIsWhenEachThreadThatFailedPollsAgain() throws Exception {
        outage.failed(refused(1));
        other.submit(() -> outage.failed(refused(1))).get();

        outage.worked();
        assertThat(log.lines()).hasSize(1);
        other.submit(outage::worked).get();
        assertThat(log.lines()).hasSize(2).last().isEqualTo("INFO queue url is polled again");

        outage.failed(refused(1));
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void eachKindIsToldOnceThoughTheyAlternate() {
        for (int i = 0; i < 5; i++) {
            outage.failed(refused(i));
            outage.failed(answer("AccessDenied", "not you", "request-" + i));
            outage.failed(answer("AccessDenied", "not this queue", "request-" + i));
        }

        assertThat(log.lines())
                .satisfiesExactly(
                        refused -> assertThat(refused).contains("Unable to connect"),
                        first -> assertThat(first).contains("not you"),
                        second -> assertThat(second).contains("not this queue"));
    }

    @Test
    void messagesThatAreNeverTheSameDoNotFillTheLog() {
        for (int i = 0; i < 100; i++) {
            outage.failed(new IllegalStateException("at " + i));
        }

        assertThat(log.lines()).hasSize(10);
    }

    @Test
    void withoutTroubleThereIsNothingToTell() {
        outage.worked();

        assertThat(log.lines()).isEmpty();
    }

    private static SdkClientException refused(int attempts) {
        return SdkClientException.builder()
                .message("Unable to connect")
                .cause(new ConnectException("refused"))
                .numAttempts(attempts)
                .build();
    }

    private static SqsException answer(String code, String message, String request) {
        return (SqsException) SqsException.builder()
                .statusCode(403)
                .requestId(request)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
