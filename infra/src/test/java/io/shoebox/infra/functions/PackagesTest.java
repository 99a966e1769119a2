package io.shoebox.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the functions' zips. */
final class PackagesTest {
    private static final long MOST_BYTES = 24L << 20;

    @ParameterizedTest
    @EnumSource
    void aPackageHoldsWhatTheFunctionNeedsAndNothingElse(FunctionPackage function) throws IOException {
        List<String> jars = entries(Packages.onClassPath().zip(function)).stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.endsWith("/"))
                .toList();
        List<String> artifacts = jars.stream()
                .map(jar -> jar.replaceFirst("^lib/", "").replaceFirst("-\\d.*", ""))
                .toList();

        assertThat(jars).allMatch(jar -> jar.matches("lib/[^/]+\\.jar"));
        assertThat(artifacts)
                .doesNotHaveDuplicates()
                .contains("lambda", "model", "log4j-slf4j2-impl", "url-connection-client", "crac")
                .noneMatch(jar -> jar.contains("apache5")
                        || jar.contains("netty")
                        || jar.contains("cdk")
                        || jar.contains("jsii")
                        || jar.contains("junit")
                        || jar.contains("assertj")
                        || jar.contains("logback")
                        || jar.contains("aspectjweaver")
                        || jar.endsWith("tests"));
        assertThat(jars).noneMatch(jar -> jar.contains("test"));
    }

    @ParameterizedTest
    @EnumSource
    void aPackageIsSmallAndItsSizeIsTold(FunctionPackage function) throws IOException {
        Path zip = Packages.onClassPath().zip(function);
        long bytes = java.nio.file.Files.size(zip);
        System.out.printf("package of %s: %.1f MiB%n", function.part(), bytes / 1024.0 / 1024.0);

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void aPackageHasOneTimestampSoThatTheSameCodeIsTheSameBytes(FunctionPackage function) throws IOException {
        assertThat(entries(Packages.onClassPath().zip(function)).stream()
                        .map(ZipEntry::getTime)
                        .distinct())
                .hasSize(1);
    }

    private static List<? extends ZipEntry> entries(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            return Collections.list(zip.entries());
        }
    }
}
