package io.shoebox.infra.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.ingestworker.IngestLambda;
import io.shoebox.notifier.NotifierLambda;
import io.shoebox.operations.OperationsLambda;
import io.shoebox.operations.canary.CanaryLambda;
import io.shoebox.operations.reconcile.ReconcileLambda;
import io.shoebox.thumbnailer.ThumbnailLambda;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import java.util.Locale;

/** The functions, with the zip of the module that each one's handler is of; functions of a module share it. */
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

    /** The function's part of its name. */
    public String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Lambda takes it. */
    public String handler() {
        return handler.getName();
    }

    /** The name of its zip. */
    public String zip() {
        return module + ".zip";
    }
}
