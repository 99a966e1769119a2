package io.shoebox.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.stages.StageLatency;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What local mode measures of photos that go the whole way, as Prometheus and operators read it. */
final class MetricsIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void photosAreMeasuredFromTheirTicketToTheirThumbnails() throws Exception {
        try (LocalSystem system = LocalSystem.startForPeople(ServerSettings.inMemory(), code -> {});
                HttpClient http = HttpClient.newHttpClient()) {
            PhotoClient client = system.client(OWNER);
            send(client, HostileFiles.goodJpeg());
            send(client, HostileFiles.truncatedJpeg());
            send(client, HostileFiles.text());

            URI metrics = URI.create(system.describeFront().stream()
                    .filter(line -> line.strip().startsWith("metrics"))
                    .map(line -> line.strip().split("\\s+", -1)[1])
                    .findFirst()
                    .orElseThrow());
            List<String> lines = get(http, metrics).body().lines().toList();
            assertThat(lines)
                    .contains(
                            "TicketsIssued_total{Service=\"presign\"} 3.0",
                            "PhotosRegistered_total{Service=\"ingest\"} 2.0",
                            "PhotosRejected_total{Service=\"ingest\"} 1.0",
                            "PhotosReady_total{Service=\"thumbnailer\"} 1.0",
                            "ReadyAfter_count{Service=\"thumbnailer\"} 1",
                            "EventTime_count{Service=\"ingest\"} 2",
                            "ThumbnailsTime_count{Service=\"thumbnailer\"} 1",
                            "ApproximateNumberOfMessagesVisible{QueueName=\"uploads-dlq\"} 0.0")
                    .anyMatch(line -> line.startsWith("PhotosFailed_total{") && line.endsWith(" 1.0"))
                    .noneMatch(line -> line.contains(OWNER.value()));

            assertThat(system.measurements().stages().lastHour())
                    .extracting(StageLatency::count)
                    .containsExactly(2.0, 2.0, 2.0, 1.0, 1.0, 1.0);

            assertThat(status(metrics.getPort(), metrics.getAuthority())).isEqualTo(200);
            assertThat(status(metrics.getPort(), "rebound.example:" + metrics.getPort()))
                    .isGreaterThanOrEqualTo(400);
        }
    }

    private static void send(PhotoClient client, byte[] photo) {
        Ticket ticket = client.ticket("metrics", "photo.jpg", "image/jpeg", photo.length);
        assertThat(client.put(ticket, photo)).isEqualTo(200);
        assertThat(client.settled(ticket.s3Key(), PATIENCE)).isPresent();
    }

    private static HttpResponse<String> get(HttpClient http, URI url) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return answer;
    }

    /** What a page gets whose server's name leads to this machine. */
    private static int status(int port, String host) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            String first = new String(socket.getInputStream().readAllBytes(), ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            return Integer.parseInt(first.split(" ", -1)[1]);
        }
    }
}
