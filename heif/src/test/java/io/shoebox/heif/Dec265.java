package io.shoebox.heif;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program of libde265 that decodes HEVC, its filters off (Debian: libde265-examples). */
final class Dec265 {
    private static final String PROGRAM = "libde265-dec265";

    private final Path folder;

    Dec265(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        try {
            new ProcessBuilder(PROGRAM, "--help")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    byte[] samples(byte[] byteStream) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.hevc"), byteStream);
        Path out = folder.resolve("out.yuv");
        Files.deleteIfExists(out);
        List<String> command =
                List.of(PROGRAM, "-q", "--disable-deblocking", "--disable-sao", "-o", out.toString(), in.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return Files.readAllBytes(out);
    }
}
