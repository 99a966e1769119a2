package io.shoebox.emulator.cognito.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FolderDocumentsTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasPutLastIsThereAfterARestart() {
        Documents documents = Documents.in(folder);
        documents.put("users", "ann", "1".getBytes(UTF_8));
        documents.put("users", "ann", "2".getBytes(UTF_8));
        documents.put("users", "bob", "3".getBytes(UTF_8));
        documents.delete("users", "bob");
        Documents again = Documents.in(folder);
        assertThat(again.find("users", "ann").orElseThrow()).asString(UTF_8).isEqualTo("2");
        assertThat(again.find("users", "bob")).isEmpty();
        assertThat(again.all("users")).hasSize(1);
        assertThat(again.all("groups")).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftUnfinishedGoes() throws IOException {
        Documents documents = Documents.in(folder);
        documents.put("users", "ann", "1".getBytes(UTF_8));
        Path unfinished = folder.resolve("users/document1.new");
        Files.writeString(unfinished, "{\"half");
        assertThat(Documents.in(folder).all("users")).hasSize(1);
        assertThat(unfinished).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayRead() throws IOException {
        Documents.in(folder).put("keys", "pool", "1".getBytes(UTF_8));
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys"))).isEqualTo(permissions("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/pool.json")))
                .isEqualTo(permissions("rw-------"));
    }

    @Test
    void aNameNeverLeavesTheFolder() {
        Documents documents = Documents.in(folder);
        assertThatThrownBy(() -> documents.put("users", "../ann", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> documents.find("..", "ann")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
