package io.shoebox.infra.monitoring;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/** How long an invocation may take. */
final class Timeouts {
    private Timeouts() {}

    /** Empty where the function takes as long as it is let, as a matter of course. */
    static Optional<Duration> of(Settings settings, FunctionPackage function) {
        return Optional.of(
                switch (function) {
                    case PRESIGN -> seconds(settings.api().presign().timeoutSeconds());
                    case PHOTOS -> seconds(settings.api().photos().timeoutSeconds());
                    case INGEST -> seconds(settings.workers().ingest().timeoutSeconds());
                    case THUMBNAILER -> seconds(settings.workers().thumbnailer().timeoutSeconds());
                    case NOTIFIER -> StreamSource.NOTIFIER.timeout();
                });
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
