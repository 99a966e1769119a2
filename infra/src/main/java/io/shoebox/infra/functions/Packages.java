package io.shoebox.infra.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the functions' zips are: on the class path, where the artifact {@code shoebox-functions} has them, or in a folder. */
public final class Packages {
    /** What the zips are named in a jar before their own names. */
    private static final String FOLDER = "/io/shoebox/functions/";

    /** Unpacked once for all deployments of a JVM: the bytes are the same each time. */
    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private final @Nullable Path folder;

    private Packages(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Those on the class path. */
    public static Packages onClassPath() {
        return new Packages(null);
    }

    /** Those of a folder. */
    public static Packages in(Path folder) {
        return new Packages(folder);
    }

    /**
     * A function's zip.
     *
     * @throws IllegalStateException if it is not there
     */
    public Path zip(FunctionPackage function) {
        String name = function.zip();
        if (folder == null) {
            return UNPACKED.computeIfAbsent(name, Packages::unpacked);
        }
        Path zip = folder.resolve(name);
        if (!Files.isRegularFile(zip)) {
            throw new IllegalStateException("there is no " + zip);
        }
        return zip;
    }

    private static Path unpacked(String name) {
        URL resource = Packages.class.getResource(FOLDER + name);
        if (resource == null) {
            throw new IllegalStateException("the package " + name + " is not on the class path: depend on"
                    + " io.shoebox:shoebox-functions; in Shoebox itself, run ./mvnw package -DskipTests first");
        }
        try {
            return resource.getProtocol().equals("file") ? Path.of(resource.toURI()) : copied(resource, name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(resource + " is no file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CDK copies it into its own output while the JVM runs; nothing needs it longer. */
    private static Path copied(URL resource, String name) throws IOException {
        Path copy = Files.createTempDirectory("shoebox-functions").resolve(name);
        try (InputStream in = resource.openStream()) {
            Files.copy(in, copy);
        }
        // In the reverse order of these calls.
        Path folder = copy.getParent();
        if (folder != null) {
            folder.toFile().deleteOnExit();
        }
        copy.toFile().deleteOnExit();
        return copy;
    }
}
