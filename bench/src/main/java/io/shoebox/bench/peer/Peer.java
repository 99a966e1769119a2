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

/** A process that makes thumbnails, asked job by job over its standard input and output. */
public final class Peer implements AutoCloseable {
    /** What starts a peer; a slow one sits out all but every n-th round. */
    public record Command(String name, List<String> words, int everyNthRound) {
        public Command {
            words = List.copyOf(words);
        }
    }

    /** How long a photo took in the peer's own clock, and how large its thumbnails are. */
    public record Answer(long nanos, List<Integer> sizes) {
        public Answer {
            sizes = List.copyOf(sizes);
        }

        public double millis() {
            return nanos / 1e6;
        }
    }

    private final Command command;
    private final Process process;
    private final BufferedWriter jobs;
    private final BufferedReader answers;

    private Peer(Command command, Process process) {
        this.command = command;
        this.process = process;
        jobs = process.outputWriter(UTF_8);
        answers = process.inputReader(UTF_8);
    }

    public static Peer start(Command command) throws IOException {
        Process process = new ProcessBuilder(command.words())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Peer(command, process);
    }

    public Command command() {
        return command;
    }

    public Answer time(Path photo) throws IOException {
        return ask(photo, "-");
    }

    /** Leaves the thumbnails in a folder as {@code <edge>.jpg}. */
    public Answer write(Path photo, Path folder) throws IOException {
        return ask(photo, folder.toAbsolutePath().toString());
    }

    private Answer ask(Path photo, String folder) throws IOException {
        jobs.write(photo.toAbsolutePath() + "\t" + folder + "\n");
        jobs.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(command.name() + " ended at " + photo.getFileName());
        }
        List<String> fields = List.of(answer.split(" ", -1));
        return new Answer(
                Long.parseLong(fields.getFirst()),
                fields.stream().skip(1).map(Integer::valueOf).toList());
    }

    /** Processor time of all threads so far, in steps of 10 ms; 0 where the system does not tell. */
    public long cpuMillis() throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        // After the program's name, which may hold spaces: fields 14 and 15 of proc(5) are the 12th and 13th.
        List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        return 10 * (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12)));
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
