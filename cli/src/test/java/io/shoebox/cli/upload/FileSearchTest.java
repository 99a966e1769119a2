package io.shoebox.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSearchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final FileSearch search = new FileSearch(Optional.empty());

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name :
                new String[] {"album/b.jpg", "album/a.jpg", "album/sub/c.jpg", "album/.git/d", "album/.e.jpg"}) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        Files.createSymbolicLink(home.resolve("album/loop"), home);
    }

    @Test
    void aFolderIsWalkedButForWhatIsHiddenAndForLinks() {
        search.add(home.resolve("album"));

        assertThat(search.files())
                .extracting(file -> home.relativize(file.path()).toString())
                .containsExactly("album/a.jpg", "album/b.jpg", "album/sub/c.jpg");
        assertThat(search.files()).extracting(FoundFile::collection).containsOnly("album");
        assertThat(search.files().getFirst().bytes()).isEqualTo("album/a.jpg".length());
        assertThat(search.leftOut()).isEqualTo(3);
    }

    @Test
    void whatIsNamedItselfIsTakenAndOnceOnly() {
        search.add(home.resolve("album/.e.jpg"));
        search.add(home.resolve("album/.git"));
        search.add(home.resolve("album/.e.jpg"));

        assertThat(search.files()).extracting(FoundFile::name).containsExactly(".e.jpg", "d");
        assertThat(search.files()).extracting(FoundFile::collection).containsExactly("album", "git");
    }

    @Test
    void oneNameMayHoldForAll() {
        var named = new FileSearch(Optional.of("all"));
        named.add(home);
        assertThat(named.files()).extracting(FoundFile::collection).containsOnly("all");
    }

    @Test
    void tooManyFilesAndNoneAreTold() {
        var small = new FileSearch(Optional.empty(), 2);
        assertThatThrownBy(() -> small.add(home.resolve("album"))).hasMessageContaining("more than 2 files");
        assertThatThrownBy(() -> search.add(home.resolve("none"))).hasMessageEndingWith("none is not there");
    }

    @Test
    void namesOfFoldersBecomeNamesOfCollections() {
        assertThat(CollectionName.of(Path.of("Übung & Spaß 2026"))).isEqualTo("Ubung-Spa-2026");
        assertThat(CollectionName.of(Path.of("写真"))).isEqualTo("photos");
        assertThat(CollectionName.of(Path.of("..."))).isEqualTo("photos");
        assertThat(CollectionName.of(null)).isEqualTo("photos");
        assertThat(CollectionName.of(Path.of("x".repeat(90)))).hasSize(64);
    }
}
