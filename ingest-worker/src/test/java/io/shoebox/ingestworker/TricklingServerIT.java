package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.lambda.Clients;
import io.shoebox.lambda.Clients.Calls;
import io.shoebox.model.FileName;
import io.shoebox.model.PhotoKey;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.MessageProcessor;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.UploadEvent;
import io.shoebox.thumbnailer.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** S3 answers for one of ten photos a byte at a time, without an end, so that no timeout of a socket ever strikes. */
final class TricklingServerIT {
    private static final byte[] JPEG = TestImages.jpeg(60, 40);
    private static final Calls CALLS = new Calls(Duration.ofSeconds(3), Duration.ofSeconds(8));
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);
    private static final int HUNG = 3;

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final FakeSqs sqs = new FakeSqs();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<PhotoKey> keys = IntStream.range(0, 10)
            .mapToObj(i -> PhotoKey.create(
                    Uploads.OWNER, Uploads.COLLECTION, new FileName(i + ".jpg"), Uploads.NOW, new Random(i)))
            .toList();
    private final ServerSocket server;

    TricklingServerIT() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD headers", "GET headers", "GET body", "GET silence"})
    void itCostsOneMessageItsTryAndNobodyElse(String phase) {
        threads.execute(() -> accept(phase));
        try (S3Client s3 = Clients.of(
                S3Client.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build()),
                CALLS)) {
            var handler =
                    IngestWorker.handler(IngestSettings.from(Uploads.ENVIRONMENT), s3, catalog, sqs, Uploads.CLOCK);
            var queue = new LambdaQueue(new MessageProcessor<UploadEvent>(new S3EventDecoder(), handler), 4);
            Instant begin = Instant.now();

            var failed = queue.handle(batch()).getBatchItemFailures();

            assertThat(failed).extracting(BatchItemFailure::getItemIdentifier).containsExactly("id" + HUNG);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(40));
        }
        assertThat(catalog.photos(Uploads.OWNER, Uploads.COLLECTION, Page.Request.first(100))
                        .items())
                .hasSize(9);
    }

    private SQSEvent batch() {
        var batch = new SQSEvent();
        batch.setRecords(IntStream.range(0, keys.size())
                .mapToObj(i -> {
                    var message = new SQSMessage();
                    message.setMessageId("id" + i);
                    message.setBody("""
                            {"Records": [{"eventVersion": "2.1", "eventName": "ObjectCreated:Put",
                              "eventTime": "2026-03-01T10:00:00.000Z", "s3": {"bucket": {"name": "photos"},
                              "object": {"key": "%s", "sequencer": "A1"}}}]}
                            """.formatted(keys.get(i).toString().replace(":", "%3A")));
                    return message;
                })
                .toList());
        return batch;
    }

    private void accept(String phase) {
        try {
            while (true) {
                Socket client = server.accept();
                threads.execute(() -> serve(client, phase));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client, String phase) {
        try (client) {
            String head = head(client.getInputStream());
            OutputStream out = client.getOutputStream();
            boolean isHead = head.startsWith("HEAD ");
            boolean hung = head.contains(keys.get(HUNG).name()) && phase.startsWith(isHead ? "HEAD" : "GET");
            if (hung && phase.endsWith("silence")) {
                client.getInputStream().readAllBytes();
                return;
            }
            if (hung && phase.endsWith("headers")) {
                trickle("HTTP/1.1 200 OK\r\nX-Endless: ", out);
            }
            out.write(("HTTP/1.1 " + (isHead ? "200 OK" : "206 Partial Content")
                            + "\r\nContent-Type: image/jpeg\r\nETag: \"e\"\r\nContent-Length: " + JPEG.length
                            + "\r\nx-amz-meta-identity-id: " + Uploads.OWNER + "\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
            if (hung) {
                trickle("", out);
            }
            if (!isHead) {
                out.write(JPEG);
            }
        } catch (IOException e) {
            // The client has given up.
        }
    }

    /** Until the client hangs up. */
    private static void trickle(String begin, OutputStream out) throws IOException {
        out.write(begin.getBytes(ISO_8859_1));
        for (int i = 0; i < 3000; i++) {
            out.write('a');
            out.flush();
            LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return head.toString(ISO_8859_1);
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }
}
