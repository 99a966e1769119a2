package io.shoebox.jpeg;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs cjpeg, djpeg and jpegtran of libjpeg-turbo (Debian: libjpeg-turbo-progs). */
final class Djpeg {
    private final Path folder;

    Djpeg(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        try {
            for (String program : List.of("cjpeg", "djpeg", "jpegtran")) {
                new ProcessBuilder(program, "-version")
                        .redirectErrorStream(true)
                        .start()
                        .getInputStream()
                        .readAllBytes();
            }
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Empty if the program refuses to make such a file. */
    Optional<byte[]> encode(byte[] pnm, List<String> options) throws IOException {
        return run("cjpeg", options, pnm);
    }

    byte[] transcode(byte[] jpeg, String... options) throws IOException {
        return run("jpegtran", List.of(options), jpeg).orElseThrow();
    }

    /** Empty if the program refuses the file. */
    Optional<BufferedImage> decode(byte[] jpeg, int scale) throws IOException {
        return run("djpeg", List.of("-scale", scale + "/8", "-pnm"), jpeg).map(Pnm::image);
    }

    private Optional<byte[]> run(String program, List<String> options, byte[] input) throws IOException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        Files.write(in, input);
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        command.addAll(List.of("-outfile", out.toString(), in.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor() == 0 ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
