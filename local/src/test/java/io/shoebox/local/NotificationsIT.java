package io.shoebox.local;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

final class NotificationsIT {
    private static final String KEY = "eu-west-1:00000000-0000-4000-8000-000000000001/a/b c+ü.jpg";
    private static LocalServers servers;
    private static S3Client s3;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        servers = LocalServers.start(ServerSettings.inMemory());
        s3 = servers.access().s3Client();
        sqs = servers.access().sqsClient();
    }

    @AfterAll
    static void stop() {
        s3.close();
        sqs.close();
        servers.close();
    }

    @Test
    void everyChangeOfAPhotoSendsItsEventInOrder() {
        s3.putObject(r -> r.bucket("photos").key(KEY), RequestBody.fromString("hello"));
        System.err.println(receive());
    }

    private static List<String> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(servers.queues().uploads()).waitTimeSeconds(5)).messages().stream()
                .map(Message::body)
                .toList();
    }
}
