package io.shoebox.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The commands of the peers that this machine can run, each on one core. */
public final class Peers {
    public static final String OURS = "Shoebox";
    static final String PRIMED = "Shoebox, primed";
    static final String SMALL = "Shoebox, 1 CPU, 256 MiB heap";
    static final String SHARP_EACH = "sharp, each from the original";
    static final String SHARP_CLONE = "sharp, clones of one pipeline";
    static final String SHARP_CASCADE = "sharp, one decode and raw cascade";
    public static final String THUMBNAILATOR = "Thumbnailator";

    private final List<String> pin;
    private final Path workFolder;

    public Peers(int core, Path workFolder) {
        this.workFolder = workFolder;
        pin = Programs.installed("taskset") ? List.of("taskset", "-c", Integer.toString(core)) : List.of();
    }

    /** The word list that pins another program to the peers' core. */
    public List<String> pin() {
        return pin;
    }

    public Peer.Command ours() {
        return java(OURS, "ours", 1, "-Xmx1g");
    }

    public Peer.Command primed() {
        return java(PRIMED, "primed", 1, "-Xmx1g");
    }

    /** What a small function or container has: 512 MiB in all. */
    public Peer.Command small() {
        return java(SMALL, "ours", 1, "-Xmx256m", "-XX:ActiveProcessorCount=1");
    }

    public Peer.Command thumbnailator() {
        return java(THUMBNAILATOR, "thumbnailator", 10, "-Xmx2g");
    }

    /** Empty where Node.js is missing; else sharp is installed under the work folder first. */
    public List<Peer.Command> sharp() throws IOException {
        if (!Programs.installed("node") || !Programs.installed("npm")) {
            return List.of();
        }
        Path folder = Files.createDirectories(workFolder.resolve("sharp"));
        for (String name : List.of("package.json", "package-lock.json", "peer.mjs")) {
            try (InputStream resource = Objects.requireNonNull(Peers.class.getResourceAsStream("sharp/" + name))) {
                Files.write(folder.resolve(name), resource.readAllBytes());
            }
        }
        if (!Files.exists(folder.resolve("node_modules/sharp/package.json"))) {
            Programs.run(folder, List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
        String script = folder.resolve("peer.mjs").toString();
        return Stream.of(List.of(SHARP_EACH, "each"), List.of(SHARP_CLONE, "clone"), List.of(SHARP_CASCADE, "cascade"))
                .map(mode -> command(mode.getFirst(), 1, List.of("node", script, mode.getLast())))
                .toList();
    }

    private Peer.Command java(String name, String work, int everyNthRound, String... options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(options));
        words.addAll(List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(PeerMain.class.getName(), work));
        return command(name, everyNthRound, words);
    }

    private Peer.Command command(String name, int everyNthRound, List<String> words) {
        return new Peer.Command(
                name, Stream.concat(pin.stream(), words.stream()).toList(), everyNthRound);
    }
}
