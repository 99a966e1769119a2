package io.shoebox.operations.canary;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.lambda.EmfCanary;
import io.shoebox.lambda.SnapStart;
import io.shoebox.operations.canary.Flight.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Lambda entry point: a schedule calls it each five minutes, and each time one photo goes the whole way. */
public final class CanaryLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryLambda.class);
    /** For an answer of the API or of S3. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final String PICTURE = "canary.jpg";

    private final Canary canary;
    private final Consumer<Flight> sink;

    /** Called by the Lambda runtime. */
    public CanaryLambda() {
        this(onAws(CanarySettings.from(System.getenv())), metrics(new EmfCanary()));
        SnapStart.warmUp();
    }

    CanaryLambda(Canary canary, Consumer<Flight> sink) {
        this.canary = canary;
        this.sink = sink;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Flight flight = canary.fly();
        sink.accept(flight);
        return switch (flight.outcome()) {
            case Outcome.Ready ready -> {
                LOG.info("the photo was READY after {} ms", ready.after().toMillis());
                yield Map.of("readyMillis", ready.after().toMillis(), "left", flight.left());
            }
            case Outcome.Failed failed -> {
                LOG.error("the photo did not go the whole way: {}", failed.reason());
                yield Map.of("failed", failed.reason(), "left", flight.left());
            }
        };
    }

    private static Canary onAws(CanarySettings settings) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(MOST)
                .socketTimeout(MOST)
                .build();
        return new Canary(
                new PhotosApi(http, DefaultCredentialsProvider.builder().build(), settings),
                picture(),
                InstantSource.system(),
                Thread::sleep);
    }

    private static Consumer<Flight> metrics(EmfCanary metrics) {
        return flight -> metrics.flew(
                switch (flight.outcome()) {
                    case Outcome.Ready ready -> Optional.of(ready.after());
                    case Outcome.Failed _ -> Optional.empty();
                },
                flight.left());
    }

    /** A drawing of 320 by 240 pixels: larger than the smallest thumbnail. */
    static byte[] picture() {
        try (InputStream in = CanaryLambda.class.getResourceAsStream(PICTURE)) {
            return Objects.requireNonNull(in, PICTURE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
