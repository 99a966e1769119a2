package io.shoebox.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

final class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void isForOneInstanceAtATime() {
        try (DataFolder first = DataFolder.open(folder, "Shoebox")) {
            assertThat(first.folder("objects")).isDirectory();
            assertThatExceptionOfType(EmulatorException.class)
                    .isThrownBy(() -> DataFolder.open(folder, "Shoebox"))
                    .withMessageContaining("is in use by another running Shoebox");
        }
        DataFolder.open(folder, "Shoebox").close();
    }

    @Test
    void keepsItsCredentials() {
        AwsCredentials first;
        try (DataFolder data = DataFolder.open(folder, "Shoebox")) {
            first = data.rootCredentials();
        }
        try (DataFolder data = DataFolder.open(folder, "Shoebox")) {
            assertThat(data.rootCredentials()).isEqualTo(first);
        }
        assertThat(first.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(first.secretAccessKey()).hasSize(40);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadTheCredentials() throws IOException {
        try (DataFolder data = DataFolder.open(folder, "Shoebox")) {
            assertThat(data.rootCredentials()).isNotNull();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("credentials"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileInItsPlaceIsToldInOneSentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(EmulatorException.class)
                .isThrownBy(() -> DataFolder.open(file, "Shoebox"))
                .withMessageContaining("cannot be used");
    }
}
