package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash may leave an object's file without what S3Proxy notes of it at last. */
final class CutOffUploadIT {
    private static final String KEY =
            "us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6/c/" + "0195513f-9c7a-7abc-8def-0123456789ab-a.jpg";

    @Test
    void anUploadThatACrashCutOffKeepsNobodyFromStarting(@TempDir Path data) throws IOException {
        try (LocalServers servers = LocalServers.start(ServerSettings.on(data));
                var depths = new QueueDepths(servers.access(), servers.queues());
                var s3 = servers.access().s3Client()) {
            Path file = data.resolve("objects").resolve("photos").resolve(KEY);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "half a photo");
            assertThat(s3.listObjectsV2(list -> list.bucket("photos")).contents())
                    .singleElement()
                    .satisfies(object -> assertThat(object.eTag()).isNull());

            assertThat(Reconciliation.of(servers).findings()).isEmpty();
            assertThat(depths.now()).isEqualTo(QueueDepths.Depths.EMPTY);
        }
    }
}
