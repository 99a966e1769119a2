package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.local.client.RefusedException;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** A bad image ends as a record with its reason, and leaves nothing on any queue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileUploadsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");

    @SuppressWarnings("NullAway.Init")
    private LocalSystem system;

    @SuppressWarnings("NullAway.Init")
    private QueueDepths depths;

    @BeforeAll
    void start() {
        system = LocalSystem.start(ServerSettings.inMemory());
        depths = new QueueDepths(system.access(), system.queues());
    }

    @AfterAll
    void stop() {
        depths.close();
        system.close();
    }

    @AfterEach
    void noMessageIsLeftOver() {
        assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                file("a truncated JPEG", "image/jpeg", "FAILED", HostileFiles::truncatedJpeg),
                file("a JPEG that ends in its header", "image/jpeg", "FAILED", HostileFiles::headerOnlyJpeg),
                file("text called .jpg", "image/jpeg", "REJECTED", HostileFiles::text),
                file("a PNG declared as JPEG", "image/jpeg", "REJECTED", HostileFiles::png),
                file("a PNG of 900 megapixels", "image/png", "FAILED", HostileFiles::hugePng),
                file("a JPEG with 500 scans", "image/jpeg", "FAILED", HostileFiles::manyScansJpeg),
                file("a GIF that makes its decoder throw", "image/gif", "FAILED", HostileFiles::brokenGif));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aBadImageEndsAsARecordWithItsReason(String name, String type, String status, Supplier<byte[]> file) {
        byte[] bytes = file.get();
        PhotoClient owner = system.client(OWNER);
        Ticket ticket = owner.ticket("bad", name, type, bytes.length);

        assertThat(owner.put(ticket, bytes)).isEqualTo(200);

        Fields record = owner.settled(ticket.s3Key(), PATIENCE).orElseThrow();
        assertThat(record.text("status")).as("%s", record).isEqualTo(status);
        assertThat(record.text("reason")).isNotBlank();
    }

    @Test
    void ofAFileThatIsCutOffWhatIsThereIsShownAndTheRecordSaysSo() {
        byte[] whole = HostileFiles.goodJpeg();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        PhotoClient owner = system.client(OWNER);
        Ticket ticket = owner.ticket("bad", "half.jpg", "image/jpeg", half.length);

        assertThat(owner.put(ticket, half)).isEqualTo(200);

        Fields record = owner.settled(ticket.s3Key(), PATIENCE).orElseThrow();
        assertThat(record.text("status")).as("%s", record).isEqualTo("READY");
        assertThat(record.text("damage")).matches("the file is damaged: about \\d+ % of the picture could be read");
    }

    @ParameterizedTest
    @CsvSource({"image/tiff,5,InvalidRequest", "image/jpeg,2000000000,LimitExceeded"})
    void whatNoTicketIsForIsRefusedWithATypeThatClientsMayRelyOn(String contentType, int bytes, String type) {
        PhotoClient owner = system.client(OWNER);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> owner.ticket("bad", "a.jpg", contentType, bytes))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(type));
    }

    @Test
    void anEmptyObjectThatCameWithoutATicketIsRejected() {
        PhotoClient owner = system.client(OWNER);
        String key = owner.ticket("bad", "empty.jpg", "image/jpeg", 1).s3Key();
        try (var s3 = system.access().s3Client()) {
            s3.putObject(
                    put -> put.bucket(system.names().photosBucket())
                            .key(key)
                            .contentType("image/jpeg")
                            .metadata(Map.of("identity-id", OWNER.value())),
                    RequestBody.empty());
        }

        Fields record = owner.settled(key, PATIENCE).orElseThrow();
        assertThat(record.text("status")).isEqualTo("REJECTED");
        assertThat(record.text("reason")).contains("empty");
    }

    @Test
    void anObjectUnderSomebodyElsesPrefixIsRejectedAndLeftInPlace() {
        PhotoClient owner = system.client(OWNER);
        String key = owner.ticket("bad", "foreign.jpg", "image/jpeg", 1).s3Key();
        try (var s3 = system.access().s3Client()) {
            s3.putObject(
                    put -> put.bucket(system.names().photosBucket())
                            .key(key)
                            .contentType("image/jpeg")
                            .metadata(Map.of("identity-id", "us-east-1:aaaaaaaa-1b2c-4d5e-8f90-a1b2c3d4e5f6")),
                    RequestBody.fromBytes(HostileFiles.goodJpeg()));

            Fields record = owner.settled(key, PATIENCE).orElseThrow();
            assertThat(record.text("status")).isEqualTo("REJECTED");
            assertThat(s3.headObject(
                            head -> head.bucket(system.names().photosBucket()).key(key)))
                    .isNotNull();
        }
    }

    private static Arguments file(String name, String type, String status, Supplier<byte[]> bytes) {
        return Arguments.of(name, type, status, bytes);
    }
}
