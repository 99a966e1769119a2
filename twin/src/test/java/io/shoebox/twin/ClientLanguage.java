package io.shoebox.twin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where clients come from that are not ours: SDKs of others, used by the programs in {@code src/test/clients}. */
enum ClientLanguage {
    PYTHON {
        @Override
        List<String> installer() {
            return List.of(Foreign.CHECKOUT.resolve("scripts/python-env.sh").toString(), "clients");
        }

        @Override
        List<String> command(String python, String program) {
            Path source =
                    Foreign.CHECKOUT.resolve("twin/src/test/clients/python").resolve(program + ".py");
            return List.of(python, "-B", source.toString());
        }
    },
    JAVASCRIPT {
        @Override
        List<String> installer() {
            return List.of(Foreign.CHECKOUT.resolve("scripts/node-env.sh").toString());
        }

        @Override
        List<String> command(String folder, String program) {
            // Modules look for others above themselves: seen through a link, the programs lie under the packages.
            Path source = Path.of(folder, "clients", "node", program + ".mjs");
            return List.of("node", "--preserve-symlinks", "--preserve-symlinks-main", source.toString());
        }
    };

    private static final Duration MOST_INSTALLING = Duration.ofMinutes(10);
    private static final Duration MOST = Duration.ofMinutes(5);
    /** What the scripts say where something cannot be had. */
    private static final int CANNOT_BE_HAD = 3;

    /** Installs what the programs use, once, and prints where. */
    abstract List<String> installer();

    /** How to run a program, with what the installer's script printed. */
    abstract List<String> command(String installed, String program);

    /**
     * Runs a program, after what it uses is installed; skips the test where that cannot be had, unless skipping is failing.
     *
     * @param program its file, without the ending
     * @param environment where the servers are, and who asks; nothing else of AWS is in the program's environment
     */
    ClientReport run(String program, Map<String, String> environment, String... arguments) {
        ClientReport installed = finish(installer(), Map.of(), MOST_INSTALLING);
        assumeTrue(Foreign.isStrict() || installed.status() != CANNOT_BE_HAD, installed.errors());
        if (installed.status() != 0) {
            throw new AssertionError(installed.errors());
        }
        var command = new ArrayList<>(command(installed.lines().getLast(), program));
        command.addAll(List.of(arguments));
        var all = new HashMap<>(environment);
        // The servers are here, whatever proxy leads elsewhere.
        all.put("NO_PROXY", "127.0.0.1,localhost");
        all.put("no_proxy", "127.0.0.1,localhost");
        return finish(command, all, MOST);
    }

    private static ClientReport finish(List<String> command, Map<String, String> environment, Duration most) {
        try {
            Path folder = Files.createTempDirectory("client");
            Path out = folder.resolve("out");
            Path errors = folder.resolve("errors");
            try {
                int status = status(command, environment, out, errors, most);
                return new ClientReport(status, Files.readAllLines(out), Files.readString(errors));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(errors);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(
            List<String> command, Map<String, String> environment, Path out, Path errors, Duration most)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        // Nor is anything in the home of who runs the test.
        builder.environment().put("AWS_CONFIG_FILE", out.resolveSibling("none").toString());
        builder.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", out.resolveSibling("none").toString());
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("PYTHONIOENCODING", "UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(command.getFirst() + " took longer than " + most.toMinutes() + " minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
