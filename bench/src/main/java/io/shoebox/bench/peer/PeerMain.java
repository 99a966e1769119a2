package io.shoebox.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.thumbnailer.Thumbnailer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** The process of a Java peer: answers jobs as {@link Peer} asks them. */
final class PeerMain {
    private PeerMain() {}

    /** Runs until standard input ends; the argument is {@code ours}, {@code primed} or {@code thumbnailator}. */
    public static void main(String[] args) throws IOException {
        ImageIO.setUseCache(false);
        ThumbnailWork work = work(args[0]);
        System.out.println("ready");
        var jobs = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
            String[] fields = job.split("\t", -1);
            byte[] photo = Files.readAllBytes(Path.of(fields[0]));
            long start = System.nanoTime();
            List<byte[]> files = work.make(photo);
            long nanos = System.nanoTime() - start;
            if (!fields[1].equals("-")) {
                write(Path.of(fields[1]), files);
            }
            String sizes = files.stream().map(file -> " " + file.length).collect(Collectors.joining());
            System.out.println(nanos + sizes);
        }
    }

    static ThumbnailWork work(String name) {
        return switch (name) {
            case "ours" -> new OurWork();
            case "primed" -> primed();
            case "thumbnailator" -> new ThumbnailatorWork();
            default -> throw new IllegalArgumentException("no such peer: " + name);
        };
    }

    /** As a function is that starts from a snapshot. */
    private static ThumbnailWork primed() {
        Thumbnailer.prime();
        return new OurWork();
    }

    private static void write(Path folder, List<byte[]> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            Files.write(folder.resolve(Edges.ALL.get(i) + ".jpg"), files.get(i));
        }
    }
}
