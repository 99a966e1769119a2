package io.shoebox.worker;

import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.thumbnailer.Thumbnailer;
import io.shoebox.worker.metrics.CountingGate;
import io.shoebox.worker.metrics.MicrometerPipeline;
import io.shoebox.worker.metrics.QueueGauges;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers, and the little server that tells how they are. Any number of such processes may share the queues. */
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private final ProcessSettings settings;
    private final Map<WorkerName, Part> parts = new EnumMap<>(WorkerName.class);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StatusServer status;
    private final Thread priming;
    private volatile boolean primed;
    private volatile boolean stopping;

    private record Part(QueueWorker worker, QueueGauges queue) {}

    private WorkerProcess(ProcessSettings settings, boolean primes) {
        this.settings = settings;
        // As they are in CloudWatch; Prometheus' own format adds _total to what is counted.
        registry.config().namingConvention(NamingConvention.identity);
        primed = !primes;
        priming = Thread.ofPlatform().name("priming").daemon().unstarted(this::prime);
        status = StatusServer.on(settings.host(), settings.port(), this::sickness, this::unreadiness, registry::scrape);
    }

    /** Starts workers whose doings are told to Prometheus alone; see the other. */
    public static WorkerProcess start(Set<WorkerName> names, WorkerClients clients, Map<String, String> environment) {
        return start(names, clients, environment, PipelineMetrics.NONE);
    }

    /**
     * Starts workers.
     *
     * @param environment limits and choices, under the names that the functions' environments have
     * @param others hears what is counted, besides Prometheus
     * @throws IllegalArgumentException naming every setting that is missing or wrong
     * @throws java.io.UncheckedIOException if the port is taken
     */
    static WorkerProcess start(
            Set<WorkerName> names, WorkerClients clients, Map<String, String> environment, PipelineMetrics others) {
        var settings = ProcessSettings.from(environment);
        var process = new WorkerProcess(settings, names.contains(WorkerName.THUMBNAILS));
        try {
            names.forEach(name -> process.add(name, clients, environment, others));
        } catch (RuntimeException e) {
            process.status.close();
            throw e;
        }
        process.parts.values().forEach(part -> part.worker().start());
        if (!process.primed) {
            process.priming.start();
        }
        LOG.info("working on {}; how it goes is told at {}", names, process.address());
        return process;
    }

    private void add(WorkerName name, WorkerClients clients, Map<String, String> environment, PipelineMetrics others) {
        String service = service(name);
        var counted = new BothMetrics(new MicrometerPipeline(registry, (stage, millis) -> {}, service), others);
        var worker = new QueueWorker(
                name,
                clients,
                environment,
                settings.polling(name),
                counted,
                gate -> new CountingGate(gate, registry, service));
        var queue = new QueueGauges(clients.sqs(), QueueWorker.queueUrl(name, environment), InstantSource.system());
        queue.register(registry, name.text());
        parts.put(name, new Part(worker, queue));
    }

    /** As its function is called where there is one. */
    private static String service(WorkerName name) {
        return switch (name) {
            case UPLOADS -> "ingest";
            case THUMBNAILS -> "thumbnailer";
        };
    }

    /** Where it tells how it is. */
    public URI address() {
        return status.address();
    }

    /** Why the process should be ended and started anew; empty if it should not. */
    private List<String> sickness() {
        return stopping
                ? List.of()
                : parts.entrySet().stream()
                        .filter(part -> !part.getValue().worker().isAlive())
                        .map(part -> part.getKey().text() + ": a thread has ended")
                        .toList();
    }

    /** Why it does not do its work, or not yet; empty if it does. */
    List<String> unreadiness() {
        var reasons = new ArrayList<String>();
        if (stopping) {
            reasons.add("stopping");
        }
        if (!primed) {
            reasons.add("not primed yet");
        }
        parts.forEach((name, part) -> {
            QueueWorker worker = part.worker();
            boolean paused = worker.isPaused();
            if (!part.queue().isThere()) {
                reasons.add(name.text() + ": the queue does not answer");
            }
            if (!worker.isTableThere()) {
                reasons.add(name.text() + ": the table does not answer");
            }
            if (!paused && !stopping && !worker.isPolling()) {
                reasons.add(name.text() + ": the queue cannot be polled");
            }
        });
        return reasons;
    }

    private void prime() {
        try {
            Thumbnailer.prime();
            primed = true;
            LOG.info("primed");
        } catch (RuntimeException e) {
            LOG.warn("not primed: the first photos take longer", e);
            primed = true;
        }
    }

    /**
     * Takes no more messages, gives back what is not begun, and finishes the rest within the grace time.
     *
     * @return whether everything that was begun is finished
     */
    public boolean stop() {
        stopping = true;
        priming.interrupt();
        LOG.info(
                "stopping: what is in hand is finished within {} s",
                settings.grace().toSeconds());
        var results = parts.values().stream()
                .map(part -> CompletableFuture.supplyAsync(
                        () -> part.worker().stop(settings.grace()), Thread::startVirtualThread))
                .toList();
        boolean finished = results.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
        status.close();
        registry.close();
        LOG.info("stopped{}", finished ? "" : ": not everything was finished in time");
        return finished;
    }
}
