package io.shoebox.twin.functions;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The native part of Lambda's runtime interface client. By itself it unpacks it to one place for the whole machine, where a
 * second process overwrites what the first has mapped into its memory, and the first crashes.
 */
final class NativeLibrary {
    /** Tells the runtime interface client to load a given file instead. */
    static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeLibrary() {}

    /**
     * Unpacks it to a file, which it returns.
     *
     * @throws IllegalStateException if there is none for this machine
     */
    static Path unpack(Path file) {
        String architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + architecture + ".so.1"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT) + (musl ? "_musl" : "");
        String processor = architecture.replace("aarch64", "aarch_64");
        String name = "/jni/libaws-lambda-jni." + system + "-" + processor + ".so";
        try (InputStream in = AWSLambda.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "functions can run on Linux only, on x86-64 or arm64: Lambda's runtime interface"
                                + " client has no native library for " + system + " on " + processor);
            }
            // A new file: one that is in use stays as it is.
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
