package io.shoebox.local.page;

import io.shoebox.emulator.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files that the build of the page made, in one folder; nothing outside of it. */
record PageFiles(Path folder) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));
    /** The build puts files here whose names change with their contents. */
    private static final String HASHED = "/assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** The file of a path; empty if there is none. */
    Optional<HttpResponse> find(String path) {
        String name = path.equals("/") ? "/index.html" : path;
        return file(name)
                .map(file -> new HttpResponse(
                        200,
                        Map.of(
                                "Content-Type",
                                type(name),
                                "Cache-Control",
                                name.startsWith(HASHED) ? FOR_EVER : "no-cache"),
                        read(file)));
    }

    /** Links are followed before it is looked whether the file is in the folder. */
    private Optional<Path> file(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            Path root = folder.toRealPath();
            Path file = root.resolve(decoded.substring(1)).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
