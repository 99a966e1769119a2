package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The BOM stands alone, so that nobody takes over more than they need: what it repeats must not drift. */
final class BomTest {
    private static final Pattern VERSION = Pattern.compile("<([a-z-]+\\.version)>([^<]+)</");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</");

    @Test
    void itsVersionsAreThoseThatWereTested() throws IOException {
        Map<String, String> tested = versions(Cloud.ROOT.resolve("pom.xml"));
        Map<String, String> told = versions(Cloud.ROOT.resolve("bom/pom.xml"));
        told.keySet().removeIf(name -> name.startsWith("maven-"));

        assertThat(told).isNotEmpty();
        assertThat(tested).containsAllEntriesOf(told);
    }

    @Test
    void itNamesEveryModuleThatIsForOthersAndNoneThatIsNot() throws IOException {
        var published = new TreeSet<String>();
        var kept = new TreeSet<String>();
        try (Stream<Path> folders = Files.list(Cloud.ROOT)) {
            for (Path pom : folders.filter(folder -> !folder.endsWith("bom"))
                    .map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                String text = Files.readString(pom);
                boolean isForOthers = !text.contains("<maven.deploy.skip>true</maven.deploy.skip>");
                (isForOthers ? published : kept).add(artifacts(text).get(1));
            }
        }
        List<String> named = artifacts(Files.readString(Cloud.ROOT.resolve("bom/pom.xml")));

        assertThat(published).contains("model", "shoebox-cdk").isSubsetOf(named);
        assertThat(kept).contains("local", "twin").doesNotContainAnyElementsOf(named);
    }

    private static List<String> artifacts(String pom) {
        return ARTIFACT.matcher(pom).results().map(found -> found.group(1)).toList();
    }

    private static Map<String, String> versions(Path pom) throws IOException {
        var versions = new TreeMap<String, String>();
        VERSION.matcher(Files.readString(pom)).results().forEach(found -> versions.put(found.group(1), found.group(2)));
        return versions;
    }
}
