package io.shoebox.infra.monitoring;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.stacks.OperationsStack;
import java.time.Duration;

/** How long an invocation may take. */
final class Timeouts {
    private Timeouts() {}

    static Duration of(Settings settings, FunctionPackage function) {
        return switch (function) {
            case PRESIGN -> Duration.ofSeconds(settings.api().presign().timeoutSeconds());
            case PHOTOS -> Duration.ofSeconds(settings.api().photos().timeoutSeconds());
            case INGEST -> Duration.ofSeconds(settings.workers().ingest().timeoutSeconds());
            case THUMBNAILER ->
                Duration.ofSeconds(settings.workers().thumbnailer().timeoutSeconds());
            case NOTIFIER -> StreamSource.NOTIFIER.timeout();
            case OPERATIONS -> Duration.ofSeconds(OperationsStack.SIZE.timeoutSeconds());
        };
    }
}
