package io.shoebox.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process that says when it is ready, and then answers each line of its standard input with one of its output. */
public final class Worker implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedWriter jobs;
    private final BufferedReader answers;
    private final ProcessorTime time;
    private boolean ready;

    private Worker(String name, Process process) {
        this.name = name;
        this.process = process;
        jobs = process.outputWriter(UTF_8);
        answers = process.inputReader(UTF_8);
        time = new ProcessorTime(process.pid());
    }

    public static Worker start(String name, List<String> words) throws IOException {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Worker(name, process);
    }

    /** Waits until the process has loaded what it needs; it says so in its first line. */
    public void awaitReady() throws IOException {
        if (!ready) {
            line("its start");
            ready = true;
        }
    }

    public String ask(String job) throws IOException {
        awaitReady();
        jobs.write(job + "\n");
        jobs.flush();
        return line(job);
    }

    private String line(String at) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(name + " ended at " + at);
        }
        return line;
    }

    /** Processor time of all threads so far, in nanoseconds; 0 where the system does not tell. */
    public long cpuNanos() {
        return time.nanos();
    }

    /** The most memory the process ever held, in MiB; 0 where the system does not tell. */
    public long peakMebibytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        jobs.close();
        process.onExit().join();
    }
}
