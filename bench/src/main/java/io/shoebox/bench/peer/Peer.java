package io.shoebox.bench.peer;

import io.shoebox.bench.photo.PhotoFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A process that makes thumbnails, asked job by job. */
public final class Peer implements AutoCloseable {
    /** What starts a peer, and what it can read; a slow one sits out all but every n-th round. */
    public record Command(String name, List<String> words, int everyNthRound, Set<PhotoFormat> formats) {
        public Command {
            words = List.copyOf(words);
            formats = Set.copyOf(formats);
        }

        public boolean reads(Path photo) {
            return PhotoFormat.of(photo).filter(formats::contains).isPresent();
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
    private final Worker worker;

    private Peer(Command command, Worker worker) {
        this.command = command;
        this.worker = worker;
    }

    public static Peer start(Command command) throws IOException {
        return new Peer(command, Worker.start(command.name(), command.words()));
    }

    public Command command() {
        return command;
    }

    /** Waits until the process has loaded what it needs. */
    public void awaitReady() throws IOException {
        worker.awaitReady();
    }

    public Answer time(Path photo) throws IOException {
        return ask(photo, "-");
    }

    /** Leaves the thumbnails in a folder as {@code <edge>.jpg}. */
    public Answer write(Path photo, Path folder) throws IOException {
        return ask(photo, folder.toAbsolutePath().toString());
    }

    private Answer ask(Path photo, String folder) throws IOException {
        List<String> fields =
                List.of(worker.ask(photo.toAbsolutePath() + "\t" + folder).split(" ", -1));
        return new Answer(
                Long.parseLong(fields.getFirst()),
                fields.stream().skip(1).map(Integer::valueOf).toList());
    }

    /** Processor time of all threads so far, in nanoseconds; 0 where the system does not tell. */
    public long cpuNanos() {
        return worker.cpuNanos();
    }

    /** The most memory the process ever held, in MiB; 0 where the system does not tell. */
    public long peakMebibytes() {
        return worker.peakMebibytes();
    }

    @Override
    public void close() throws IOException {
        worker.close();
    }
}
