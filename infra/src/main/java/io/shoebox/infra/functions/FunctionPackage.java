package io.shoebox.infra.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.infra.settings.Settings;
import io.shoebox.ingestworker.IngestLambda;
import io.shoebox.notifier.NotifierLambda;
import io.shoebox.operations.OperationsLambda;
import io.shoebox.operations.canary.CanaryLambda;
import io.shoebox.operations.reconcile.ReconcileLambda;
import io.shoebox.thumbnailer.ThumbnailLambda;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The functions, with the zip that the build makes for each in the module that its handler is of. */
public enum FunctionPackage {
    PRESIGN("upload-api", PresignLambda.class),
    PHOTOS("upload-api", PhotosLambda.class),
    INGEST("ingest-worker", IngestLambda.class),
    THUMBNAILER("thumbnailer", ThumbnailLambda.class),
    NOTIFIER("notifier", NotifierLambda.class),
    OPERATIONS("operations", OperationsLambda.class),
    RECONCILE("operations", ReconcileLambda.class),
    CANARY("operations", CanaryLambda.class);

    private final String module;
    private final Class<? extends RequestHandler<?, ?>> handler;

    FunctionPackage(String module, Class<? extends RequestHandler<?, ?>> handler) {
        this.module = module;
        this.handler = handler;
    }

    /** Those that a deployment has. */
    public static List<FunctionPackage> deployed(Settings settings) {
        return Arrays.stream(values())
                .filter(function -> function != CANARY || settings.alarms().canary())
                .toList();
    }

    /** The function's part of its name, which is also its zip's name. */
    public String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Lambda takes it. */
    public String handler() {
        return handler.getName();
    }

    /**
     * The zip.
     *
     * @param root the project's folder
     * @throws IllegalStateException if it is not built
     */
    public Path zip(Path root) {
        Path zip = root.resolve(module).resolve("target").resolve(part() + ".zip");
        if (!Files.isRegularFile(zip)) {
            throw new IllegalStateException(
                    "the package of function " + part() + " is not built: run ./mvnw package -DskipTests first");
        }
        return zip;
    }
}
