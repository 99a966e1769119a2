package io.shoebox.twin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that ends, with those that it started, when it is closed or this JVM ends. */
final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration MOST_GOODBYE = Duration.ofSeconds(10);

    private final Process process;
    private final Runnable afterwards;
    private final Thread hook = new Thread(this::end);

    private ChildProcess(Process process, Runnable afterwards) {
        this.process = process;
        this.afterwards = afterwards;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            end();
            throw e;
        }
    }

    /**
     * Starts it.
     *
     * @param afterwards what is left to do when it has ended; may run twice
     * @throws IllegalStateException if this JVM is about to end
     */
    static ChildProcess start(ProcessBuilder builder, Runnable afterwards) throws IOException {
        return new ChildProcess(builder.start(), afterwards);
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is about to end: the hook finds nothing left to do.
        }
    }

    private synchronized void end() {
        List<ProcessHandle> others = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(MOST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            others.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(others.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(MOST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            others.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("processes that {} started do not end", process.pid(), e);
        }
        afterwards.run();
    }
}
