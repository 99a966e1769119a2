package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.shoebox.emulator.iam.Session;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whatever happens, no log line holds a URL with a signature, a credential or a whole event. */
final class LogHygieneIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void noLogLineHoldsASecretOrAWholeEvent() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("io.shoebox");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        Level before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        List<String> secrets;
        try {
            secrets = useEverything();
        } finally {
            ours.setLevel(before);
            root.detachAppender(lines);
        }

        List<String> printed = List.copyOf(lines.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
        assertThat(printed).as("something was logged").anyMatch(line -> line.contains("stays on the queue"));
        assertThat(printed)
                .noneMatch(line -> line.contains("X-Amz-Signature") || line.contains("X-Amz-Credential"))
                .noneMatch(line -> line.contains("\"Records\"") || line.contains("\"eventVersion\""));
        assertThat(secrets).allSatisfy(secret -> assertThat(printed).noneMatch(line -> line.contains(secret)));
    }

    /** A good photo, a bad one, refused tickets and calls, and a poison message; returns what must not be printed. */
    private static List<String> useEverything() {
        ServerSettings settings = ServerSettings.inMemory().withVisibilityTimeout(Duration.ofSeconds(1));
        try (LocalSystem system = LocalSystem.start(settings);
                var sqs = system.access().sqsClient();
                var depths = new QueueDepths(system.access(), system.queues())) {
            PhotoClient client = system.client(OWNER);
            send(client, HostileFiles.goodJpeg());
            send(client, HostileFiles.truncatedJpeg());
            send(client, HostileFiles.text());
            Session session = system.issueCredentials(OWNER).orElseThrow();
            try (var s3 = system.access().as(session.forSdk()).s3Client()) {
                assertThatThrownBy(s3::listBuckets).isInstanceOf(S3Exception.class);
            }
            sqs.sendMessage(message -> message.queueUrl(system.queues().uploads())
                    .messageBody("{\"Records\":[{\"eventVersion\":\"9.9\"}]}"));
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(new QueueDepths.Depths(0, 1, 0, 0));
            return List.of(
                    system.access().credentials().secretAccessKey(), session.secretAccessKey(), session.sessionToken());
        }
    }

    private static void send(PhotoClient client, byte[] photo) {
        Ticket ticket = client.ticket("logs", "photo.jpg", "image/jpeg", photo.length);
        assertThat(client.put(ticket, photo)).isEqualTo(200);
        assertThat(client.put(ticket, photo)).isEqualTo(412);
        assertThat(client.settled(ticket.s3Key(), PATIENCE)).isPresent();
    }
}
