package io.shoebox.bench.peer;

import static io.shoebox.bench.photo.PhotoFormat.GIF;
import static io.shoebox.bench.photo.PhotoFormat.HEIC;
import static io.shoebox.bench.photo.PhotoFormat.JPEG;
import static io.shoebox.bench.photo.PhotoFormat.PNG;
import static io.shoebox.bench.photo.PhotoFormat.WEBP;

import io.shoebox.bench.photo.PhotoFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The commands of the peers that this machine can run, each on one core but where its name says otherwise. */
public final class Peers {
    public static final String OURS = "Shoebox";
    public static final String PRIMED = "Shoebox, primed";
    public static final String TWO_CORES = "Shoebox, two cores";
    static final String SMALL = "Shoebox, 1 CPU, 256 MiB heap";
    public static final String SHARP_EACH = "sharp, each from the original";
    static final String SHARP_CLONE = "sharp, clones of one pipeline";
    static final String SHARP_CASCADE = "sharp, one decode and raw cascade";
    /** One decode for all sizes, in either way. */
    public static final Set<String> SHARP_SHARED = Set.of(SHARP_CLONE, SHARP_CASCADE);

    public static final String THUMBNAILATOR = "Thumbnailator";
    public static final String LIBHEIF = "libheif, one thread, and Pillow";
    static final String LIBHEIF_DECODE = "libheif, one thread, decode alone";

    private static final Set<PhotoFormat> ALL = EnumSet.allOf(PhotoFormat.class);
    /** Its own programs have no decoder of HEVC. */
    private static final Set<PhotoFormat> OF_SHARP = EnumSet.of(JPEG, PNG, GIF, WEBP);

    private static final Set<PhotoFormat> OF_IMAGE_IO = EnumSet.of(JPEG, PNG, GIF);
    private static final Set<PhotoFormat> OF_LIBHEIF = EnumSet.of(HEIC);

    private final int core;
    private final Path workFolder;

    /** @param core the processor that all peers are pinned to, where taskset is installed */
    public Peers(int core, Path workFolder) {
        this.core = core;
        this.workFolder = workFolder;
    }

    /** The word list that pins another program to the peers' core. */
    public List<String> pin() {
        return pin(Integer.toString(core));
    }

    private static List<String> pin(String cores) {
        return Programs.installed("taskset") ? List.of("taskset", "-c", cores) : List.of();
    }

    public Peer.Command ours() {
        return java(OURS, "ours", 1, ALL, "-Xmx1g");
    }

    public Peer.Command primed() {
        return java(PRIMED, "primed", 1, ALL, "-Xmx1g");
    }

    /** What a small function or container has: 512 MiB in all. */
    public Peer.Command small() {
        return java(SMALL, "ours", 1, ALL, "-Xmx256m", "-XX:ActiveProcessorCount=1");
    }

    /** Of HEIC, whose tiles are decoded at once; on the peers' core and another. */
    public Optional<Peer.Command> twoCores() {
        int other = core == 0 ? 1 : 0;
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return Optional.empty();
        }
        List<String> words = javaWords("ours", "-Xmx1g");
        return Optional.of(new Peer.Command(
                TWO_CORES,
                Stream.concat(pin(core + "," + other).stream(), words.stream()).toList(),
                1,
                OF_LIBHEIF));
    }

    public Peer.Command thumbnailator() {
        return java(THUMBNAILATOR, "thumbnailator", 10, OF_IMAGE_IO, "-Xmx2g");
    }

    /** Empty where Node.js is missing; else sharp is installed under the work folder first. */
    public List<Peer.Command> sharp() throws IOException {
        if (!NodeProgram.canRun()) {
            return List.of();
        }
        NodeProgram program =
                NodeProgram.installed(workFolder.resolve("sharp"), "sharp/", "peer.mjs", "node_modules/sharp");
        return List.of(
                command(SHARP_EACH, 1, OF_SHARP, program.words("each")),
                command(SHARP_CLONE, 3, OF_SHARP, program.words("clone")),
                command(SHARP_CASCADE, 1, OF_SHARP, program.words("cascade")));
    }

    public List<Peer.Command> libheif(Python python) {
        return List.of(
                command(LIBHEIF, 1, OF_LIBHEIF, python.words("peer.py", "all")),
                command(LIBHEIF_DECODE, 1, OF_LIBHEIF, python.words("peer.py", "decode")));
    }

    private Peer.Command java(
            String name, String work, int everyNthRound, Set<PhotoFormat> formats, String... options) {
        return command(name, everyNthRound, formats, javaWords(work, options));
    }

    private static List<String> javaWords(String work, String... options) {
        return JavaProgram.words(PeerMain.class, List.of(options), work);
    }

    private Peer.Command command(String name, int everyNthRound, Set<PhotoFormat> formats, List<String> words) {
        List<String> pinned = new ArrayList<>(pin());
        pinned.addAll(words);
        return new Peer.Command(name, pinned, everyNthRound, formats);
    }
}
