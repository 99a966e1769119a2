package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path parent;

    @Test
    void aFolderGoesWithAllThatIsInItButNotWhatItsLinksLeadTo() throws IOException {
        Path outside = Files.createDirectories(parent.resolve("outside"));
        Path kept = Files.writeString(outside.resolve("kept"), "kept");
        Path folder = parent.resolve("folder");
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("file"), "file");
        Files.createSymbolicLink(folder.resolve("a/link"), outside);

        Folders.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void whatIsGoneAlreadyIsNoFault() {
        assertThatCode(() -> Folders.delete(parent.resolve("none"))).doesNotThrowAnyException();
    }
}
