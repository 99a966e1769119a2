package io.shoebox.infra.monitoring;

import io.shoebox.infra.constructs.Canary;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.parts.OperationsPart;
import io.shoebox.infra.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/** How long an invocation may take. */
final class Timeouts {
    private Timeouts() {}

    /** Empty where a function works until little of its time is left, on purpose. */
    static Optional<Duration> of(Settings settings, FunctionPackage function) {
        return switch (function) {
            case PRESIGN ->
                Optional.of(Duration.ofSeconds(settings.api().presign().timeoutSeconds()));
            case PHOTOS ->
                Optional.of(Duration.ofSeconds(settings.api().photos().timeoutSeconds()));
            case INGEST ->
                Optional.of(Duration.ofSeconds(settings.workers().ingest().timeoutSeconds()));
            case THUMBNAILER ->
                Optional.of(Duration.ofSeconds(settings.workers().thumbnailer().timeoutSeconds()));
            case NOTIFIER -> Optional.of(StreamSource.NOTIFIER.timeout());
            case OPERATIONS -> Optional.of(Duration.ofSeconds(OperationsPart.SIZE.timeoutSeconds()));
            case CANARY -> Optional.of(Duration.ofSeconds(Canary.SIZE.timeoutSeconds()));
            case RECONCILE -> Optional.empty();
        };
    }
}
