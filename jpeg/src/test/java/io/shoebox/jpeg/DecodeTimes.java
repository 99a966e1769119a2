package io.shoebox.jpeg;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A program that prints how long this thread takes to read files, once warmed up: the median of CPU time, which other programs
 * on the machine disturb less than wall-clock time. Pin it to one core.
 *
 * <p>Arguments: the scale N, a {@link Reduction}, how many times, and the files.
 */
final class DecodeTimes {
    private DecodeTimes() {}

    public static void main(String[] args) throws IOException {
        ScaledJpegReadParam param = Reading.scale(Integer.parseInt(args[0]));
        param.setReduction(Reduction.valueOf(args[1]));
        double[] millis = new double[Integer.parseInt(args[2])];
        for (String file : Arrays.asList(args).subList(3, args.length)) {
            byte[] jpeg = Files.readAllBytes(Path.of(file));
            for (int i = 0; i < millis.length; i++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Reading.read(jpeg, param);
                millis[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
            }
            double first = millis[0];
            double[] warm = Arrays.copyOfRange(millis, millis.length / 2, millis.length);
            Arrays.sort(warm);
            System.out.printf("%s: first %.1f ms, then %.1f ms%n", file, first, warm[warm.length / 2]);
        }
    }
}
