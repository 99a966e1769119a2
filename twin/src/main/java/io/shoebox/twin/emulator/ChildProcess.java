package io.shoebox.twin.emulator;

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
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration MOST_GOODBYE = Duration.ofSeconds(10);

    private final Process process;
    private final Duration mostGoodbye;
    private final Runnable afterwards;
    private final Thread hook = new Thread(this::end);

    private ChildProcess(Process process, Duration mostGoodbye, Runnable afterwards) {
        this.process = process;
        this.mostGoodbye = mostGoodbye;
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
    public static ChildProcess start(ProcessBuilder builder, Runnable afterwards) throws IOException {
        return start(builder, MOST_GOODBYE, afterwards);
    }

    /** The same for a program that may take longer, or less long, than ten seconds to end. */
    public static ChildProcess start(ProcessBuilder builder, Duration mostGoodbye, Runnable afterwards)
            throws IOException {
        return new ChildProcess(builder.start(), mostGoodbye, afterwards);
    }

    public Process process() {
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
            if (!process.waitFor(mostGoodbye.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            others.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(others.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(mostGoodbye.toMillis(), TimeUnit.MILLISECONDS);
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
