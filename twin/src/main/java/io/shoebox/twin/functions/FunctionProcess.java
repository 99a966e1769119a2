package io.shoebox.twin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.shoebox.twin.emulator.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function in a process of its own, under Lambda's runtime interface client, started from its unpacked package. It is
 * as in Lambda: the runtime's own jars are on the class path, the function's are loaded from the task's root.
 */
final class FunctionProcess implements AutoCloseable {
    /** For initialization on a busy machine. */
    private static final Duration MOST_INIT = Duration.ofSeconds(60);

    /** As managed runtimes do: the rest of the memory is for code, threads and native memory. */
    private static final int HEAP_PERCENT = 80;

    private final String name;
    private final RuntimeApiServer server;
    private final RuntimeApi api;
    private final ChildProcess child;
    private final Path log;
    private final Duration init;

    /**
     * How to start a function.
     *
     * @param function with all its values
     * @param aws where AWS is, and credentials: what Lambda would add to the environment
     * @param jvm more options for its JVM
     * @param folder for the unpacked package and the log; exists
     * @param snapStart whether the work for a snapshot is done first, as when a version is published
     */
    record Options(
            DeployedFunction function, Map<String, String> aws, List<String> jvm, Path folder, boolean snapStart) {
        public Options {
            aws = Map.copyOf(aws);
            jvm = List.copyOf(jvm);
        }
    }

    private FunctionProcess(RuntimeApiServer server, Options options) {
        this.server = server;
        name = options.function().name();
        log = options.folder().resolve(name + ".log");
        Path task = Packages.unpack(options.function().zip(), options.folder().resolve(name));
        api = server.add(name);
        long start = System.nanoTime();
        child = start(options, task);
        var _ = child.process().onExit().thenRun(() -> api.ended("its process ended"));
        try {
            api.awaitReady(MOST_INIT);
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(e.getMessage() + "; its log is " + log, e);
        }
        init = Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Starts a function and waits until it is initialized.
     *
     * @throws IllegalStateException if it is not, within a minute
     */
    static FunctionProcess start(RuntimeApiServer server, Options options) {
        return new FunctionProcess(server, options);
    }

    /**
     * Invokes the function.
     *
     * @throws IllegalStateException if it does not answer in time
     */
    Answer invoke(String event, Duration most) {
        return api.invoke(event, most);
    }

    /** The time from the start of the process to its first asking for an event. */
    Duration init() {
        return init;
    }

    /** What the function wrote. */
    Path log() {
        return log;
    }

    /** Ends this one process. */
    @Override
    public void close() {
        server.remove(name);
        child.close();
    }

    private ChildProcess start(Options options, Path task) {
        DeployedFunction function = options.function();
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + function.memoryMib() * HEAP_PERCENT / 100 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + NativeLibrary.PROPERTY + "="
                        + NativeLibrary.unpack(options.folder().resolve(name + ".so")),
                // So that org.crac, which functions know, finds the runtime's own.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                runtimeClassPath(),
                AWSLambda.class.getName(),
                function.handler()));
        command.addAll(1, options.jvm());
        var builder = new ProcessBuilder(command)
                .directory(task.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(options.aws());
        environment.putAll(function.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", server.address(name));
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMib()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", options.snapStart() ? "snap-start" : "on-demand");
        environment.put("LAMBDA_TASK_ROOT", task.toString());
        environment.put("_HANDLER", function.handler());
        try {
            return ChildProcess.start(builder, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String runtimeClassPath() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(FunctionProcess::jarOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
