package io.shoebox.lambda;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.warmup.SdkWarmUp;

/**
 * Work for the moment before Lambda takes the snapshot that later instances start from: what runs then is loaded and
 * compiled in all of them. Nothing that must be unique or fresh may be made here.
 */
public final class SnapStart {
    private static final Logger LOG = LoggerFactory.getLogger(SnapStart.class);
    // CRaC holds what is registered weakly only.
    private static final List<Resource> REGISTERED = new CopyOnWriteArrayList<>();

    private SnapStart() {}

    /** Warms the AWS SDK. Outside of SnapStart nothing happens. */
    public static void warmUp() {
        warmUp(() -> {});
    }

    /** Warms the AWS SDK, then does this once. Outside of SnapStart nothing happens. */
    public static void warmUp(Runnable first) {
        Resource resource = new Warmth(first);
        REGISTERED.add(resource);
        Core.getGlobalContext().register(resource);
    }

    private record Warmth(Runnable first) implements Resource {
        /** What is not warm is merely slower: a fault here must not keep a version from being published. */
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            try {
                SdkWarmUp.warmUp();
                first.run();
            } catch (RuntimeException e) {
                LOG.warn("not all was warmed up", e);
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {}
    }
}
