package io.shoebox.twin;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that name tests name such as are there, and each attack has one. */
final class SecurityPageTest {
    private static final Pattern NAMED =
            Pattern.compile("`(?:io\\.shoebox\\.[\\w.]+\\.)?([A-Z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+))?`");

    /** The sources of all test classes by name; the same name may be there twice. */
    private static final Map<String, String> SOURCES = sources();

    @ParameterizedTest
    @ValueSource(strings = {"SECURITY.md", "INVARIANTS.md", "docs/reliability.md"})
    void everyTestThatIsNamedIsThere(String page) throws IOException {
        Matcher named = NAMED.matcher(Files.readString(Foreign.CHECKOUT.resolve(page)));
        assertThat(named.results()
                        .filter(it -> !isThere(it.group(1), it.group(2)))
                        .map(it -> it.group()))
                .isEmpty();
    }

    @Test
    void everyPromiseAndEveryAttackHasATest() throws IOException {
        List<String> rows = Files.readAllLines(Foreign.CHECKOUT.resolve("SECURITY.md")).stream()
                .dropWhile(line -> !line.equals("## Promises"))
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.endsWith("| test |"))
                .filter(line -> !line.startsWith("| **"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        assertThat(rows.stream().filter(row -> !NAMED.matcher(row).find())).isEmpty();
    }

    private static boolean isThere(String type, @Nullable String method) {
        String source = SOURCES.get(type);
        return source != null && (method == null || source.contains(" " + method + "("));
    }

    private static Map<String, String> sources() {
        try (Stream<Path> modules = Files.list(Foreign.CHECKOUT)) {
            return modules.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityPageTest::files)
                    .collect(toMap(
                            file -> String.valueOf(file.getFileName()).replace(".java", ""),
                            SecurityPageTest::read,
                            (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
