package io.shoebox.jpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that reads one file at a wanted edge, if given, and prints the most memory that its process ever had. */
final class PeakMemory {
    private PeakMemory() {}

    /** Arguments: file, wanted edge in pixels. None: what an empty JVM takes. */
    public static void main(String[] args) throws IOException {
        if (args.length == 2) {
            ScaledJpegReadParam param = new ScaledJpegReadParam();
            param.setWantedEdge(Integer.parseInt(args[1]));
            Reading.read(Files.readAllBytes(Path.of(args[0])), param);
        }
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                System.out.println(line.replaceAll("\\D", ""));
            }
        }
    }
}
