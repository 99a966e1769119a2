package io.shoebox.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.emulator.iam.AccessKeys;
import io.shoebox.emulator.iam.Sessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What S3Proxy leaves of uploads when the process is killed, or has while one is under way, is no object. */
final class CutOffUploadsIT {
    private static final AwsCredentials OWNER = AccessKeys.root();
    private static final String SUFFIX = "-0b7a1f7e-93c5-4c7e-9f7a-2f5f3c8e1d20";
    private static final String OTHER = "-1c8b2a8f-a4d6-4d8f-8a8b-3a6a4d9f2e31";
    private static final int HALF = 1 << 20;

    @TempDir
    private Path data;

    @Test
    void aStartRemovesWhatACrashLeftAndKeepsWhatOnlyLooksLikeIt() throws IOException {
        Path bucket = data.resolve("objects").resolve("invoices");
        during(s3 -> {
            put(s3, "ann/1.txt");
            put(s3, "ann/2" + SUFFIX);
        });
        // Killed while it wrote, before it linked or moved the finished file, and before it took the first name away.
        Files.writeString(bucket.resolve("ann/3.txt" + SUFFIX), "hal");
        Files.createDirectories(bucket.resolve("ben/new"));
        Files.writeString(bucket.resolve("ben/new/4.txt" + SUFFIX), "hal");
        copy(bucket.resolve("ann/1.txt"), bucket.resolve("ann/5.txt" + SUFFIX));
        copy(bucket.resolve("ann/2" + SUFFIX), bucket.resolve("ann/2" + SUFFIX + OTHER));
        Files.createLink(bucket.resolve("ann/1.txt" + OTHER), bucket.resolve("ann/1.txt"));

        during(s3 -> assertThat(keys(s3)).containsExactly("ann/1.txt", "ann/2" + SUFFIX));

        assertThat(bucket.resolve("ben")).doesNotExist();
        try (Stream<Path> files = Files.list(bucket.resolve("ann"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatAnEarlierVersionKeptIsKept() throws IOException {
        Path bucket = data.resolve("objects").resolve("invoices");
        during(s3 -> put(s3, "ann/1" + SUFFIX));
        unmark(data.resolve("objects"));
        unmark(bucket.resolve("ann/1" + SUFFIX));
        Files.writeString(bucket.resolve("ann/2.txt" + SUFFIX), "hal");
        Files.createLink(bucket.resolve("ann/1" + SUFFIX + OTHER), bucket.resolve("ann/1" + SUFFIX));

        during(s3 -> assertThat(keys(s3)).containsExactly("ann/1" + SUFFIX));
        during(s3 -> assertThat(keys(s3)).containsExactly("ann/1" + SUFFIX));
    }

    @Test
    void noListingShowsAnUploadThatIsUnderWay() {
        during(s3 -> {
            put(s3, "ann/1.txt");
            InputStream slow = new ByteArrayInputStream(new byte[2 * HALF]) {
                private boolean listed;

                @Override
                public synchronized int read(byte[] into, int from, int most) {
                    if (!listed && pos >= HALF) {
                        listed = true;
                        await(() -> files() > 1);
                        assertThat(keys(s3)).containsExactly("ann/1.txt");
                    }
                    return super.read(into, from, Math.min(most, 8192));
                }
            };
            s3.putObject(put -> put.bucket("invoices").key("ann/2.txt"), RequestBody.fromInputStream(slow, 2L * HALF));

            assertThat(keys(s3)).containsExactly("ann/1.txt", "ann/2.txt");
        });
    }

    private long files() {
        try (Stream<Path> files = Files.walk(data.resolve("objects").resolve("invoices"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private interface Use {
        void of(S3Client s3);
    }

    private void during(Use use) {
        try (DataFolder folder = DataFolder.open(data, "Invoices")) {
            S3Options options = new S3Options(
                    0,
                    folder,
                    Region.EU_WEST_1,
                    OWNER,
                    new Sessions(Clock.systemUTC()),
                    List.of("invoices"),
                    List.of(),
                    List.of(),
                    List.of(),
                    Clock.systemUTC(),
                    FaultPlan.NONE);
            try (S3Server server = S3Server.start(options);
                    S3Client s3 = S3Client.builder()
                            .endpointOverride(server.endpoint())
                            .region(Region.EU_WEST_1)
                            .credentialsProvider(StaticCredentialsProvider.create(OWNER))
                            .serviceConfiguration(S3Configuration.builder()
                                    .pathStyleAccessEnabled(true)
                                    .build())
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build()) {
                use.of(s3);
            }
        }
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(put -> put.bucket("invoices").key(key), RequestBody.fromString("paid"));
    }

    private static List<String> keys(S3Client s3) {
        return s3.listObjectsV2(list -> list.bucket("invoices")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** With what S3Proxy noted, and without the mark. */
    private static void copy(Path from, Path to) throws IOException {
        Files.write(to, Files.readAllBytes(from));
        var source = attributes(from);
        for (String name : source.list()) {
            var value = ByteBuffer.allocate(source.size(name));
            source.read(name, value);
            attributes(to).write(name, value.flip());
        }
        unmark(to);
    }

    private static void unmark(Path file) throws IOException {
        if (attributes(file).list().contains("emulator.whole")) {
            attributes(file).delete("emulator.whole");
        }
        assertThat(new String(Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0], UTF_8))
                .isIn("paid", "");
    }

    private static UserDefinedFileAttributeView attributes(Path file) {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    }
}
