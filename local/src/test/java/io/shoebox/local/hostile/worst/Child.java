package io.shoebox.local.hostile.worst;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link WorstRun} in a heap of a size that is given. */
final class Child {
    private Child() {}

    /** @param status 0 if all went well */
    record Result(int status, String output) {}

    static Result run(long heapBytes, String what, Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + heapBytes / 1024 + "k",
                // One generation for what is large, so that no room is left over in another.
                "-XX:+UseSerialGC",
                "-Xmn6m",
                "-Djava.awt.headless=true",
                "-Dshoebox.log=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                WorstRun.class.getName(),
                what,
                file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output.strip());
    }
}
