package io.shoebox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a process tells of itself. */
final class StatusServerTest {
    private final List<String> sickness = new CopyOnWriteArrayList<>();
    private final List<String> unreadiness = new CopyOnWriteArrayList<>();
    private final StatusServer server =
            StatusServer.on("127.0.0.1", 0, () -> sickness, () -> unreadiness, () -> "MessagesDone_total 3.0\n");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void aProcessThatWorksIsWellAndReady() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(HealthProbe.isWell(server.address().resolve("/health"))).isTrue();
    }

    @Test
    void oneThatIsNotReadySaysWhyAndIsWellAllTheSame() throws Exception {
        unreadiness.add("uploads: the queue does not answer");

        HttpResponse<String> ready = get("/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("uploads: the queue does not answer\n");
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void oneThatIsSickIsToldByTheProbe() throws Exception {
        sickness.add("uploads: a thread has ended");

        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(HealthProbe.isWell(server.address().resolve("/health"))).isFalse();
    }

    @Test
    void oneThatIsGoneIsToldByTheProbe() {
        URI gone = server.address().resolve("/health");
        server.close();

        assertThat(HealthProbe.isWell(gone)).isFalse();
    }

    @Test
    void metricsAreInTheFormatOfPrometheus() throws Exception {
        HttpResponse<String> metrics = get("/metrics");

        assertThat(metrics.body()).isEqualTo("MessagesDone_total 3.0\n");
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void nothingElseIsAnswered() throws Exception {
        assertThat(get("/metrics/of/others").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(server.address().resolve("/health"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void aPortThatIsTakenIsToldWithTheSettingThatChoosesAnother() {
        int port = server.address().getPort();

        assertThatThrownBy(() -> StatusServer.on("127.0.0.1", port, List::of, List::of, () -> ""))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(Integer.toString(port), "WORKER_PORT");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
