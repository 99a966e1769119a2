package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.model.CollectionId;
import io.shoebox.uploadapi.appsync.UnavailableException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Captures what whole invocations log: ours from TRACE, everyone else's from INFO. */
final class SecretsInLogsTest {
    private static final String[] SECRETS = {
        "X-Amz-",
        "https://",
        "of-alice",
        "signature",
        "session-token",
        "da2-",
        StaticPresigner.ACCESS_KEY,
        StaticPresigner.SECRET_KEY,
        StaticPresigner.SESSION_TOKEN
    };

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.shoebox");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before = Level.WARN;

    @BeforeEach
    void capture() {
        before = root.getLevel();
        root.setLevel(Level.INFO);
        ours.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void release() {
        root.detachAppender(log);
        root.setLevel(before);
        ours.setLevel(null);
    }

    @Test
    void aTicketLeavesIdsAndCountsInTheLogAndNoSecret() {
        presign(FakeCognito.knowing(Events.ALICE.value()), Events.read("user-pool-id-token"));

        assertThat(logged())
                .contains("ticket key=" + Events.ALICE)
                .contains("bytes=123456")
                .contains("request=1");
        assertNoSecret();
    }

    @Test
    void refusalsLeaveNoSecretInTheLog() {
        for (String event : new String[] {"user-pool-access-token", "iam-guest", "api-key", "open-id-connect"}) {
            presign(FakeCognito.refusing(), Events.read(event));
        }
        presign(FakeCognito.refusing(), Events.read("user-pool-id-token"));
        presign(
                FakeCognito.knowing(Events.ALICE.value()),
                Events.read("user-pool-id-token", "getUploadUrl", Map.of("contentType", "signature")));

        assertThat(logged()).contains("refused NotAuthorized request=1").contains("refused InvalidRequest request=1");
        assertNoSecret();
    }

    @Test
    void aFaultWhoseMessageQuotesTheTokenIsLoggedWithoutIt() {
        var quoting = new FakeCognito(request -> {
            throw InvalidParameterException.builder()
                    .message("1 validation error detected: Value '" + request.logins() + "' at 'logins'")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("InvalidParameterException")
                            .errorMessage("Value '" + request.logins() + "'")
                            .build())
                    .statusCode(400)
                    .requestId("aws-request")
                    .cause(new IllegalStateException(Events.ALICES_ID_TOKEN))
                    .build();
        });

        Throwable thrown = presign(quoting, Events.read("user-pool-id-token"));

        assertThat(thrown)
                .isExactlyInstanceOf(UnavailableException.class)
                .hasMessage("Something went wrong; try again (request 1)")
                .hasNoCause();
        assertThat(logged())
                .contains("status=400 code=InvalidParameterException awsRequest=aws-request")
                .contains("java.lang.IllegalStateException");
        assertNoSecret();
    }

    @Test
    void aFaultOfS3IsLoggedWithoutItsMessage() {
        var lambda = new PhotosLambda(UploadApi.photos(
                UploadSettings.from(Events.settings()),
                new InMemoryCatalog(),
                new BrokenS3(),
                new InMemoryIdentities(InstantSource.system()),
                FakeCognito.knowing(Events.ALICE.value())));
        String key = Photos.key(Events.ALICE, new CollectionId("holiday"), 1).toString();

        assertThat(catchThrowable(() -> lambda.handleRequest(
                        Events.read("iam-authenticated", "deletePhoto", Map.of("s3Key", key)),
                        new InvocationContext("1"))))
                .isExactlyInstanceOf(UnavailableException.class);
        assertThat(logged()).contains("S3Exception status=503 code=unknown awsRequest=null");
        assertNoSecret();
    }

    private static @Nullable Throwable presign(FakeCognito cognito, Map<String, Object> event) {
        var lambda = new PresignLambda(UploadApi.presign(
                UploadSettings.from(Events.settings()),
                StaticPresigner.create(),
                new InMemoryIdentities(InstantSource.system()),
                cognito,
                InstantSource.system(),
                new Random(1)));
        return catchThrowable(() -> lambda.handleRequest(event, new InvocationContext("1")));
    }

    private void assertNoSecret() {
        assertThat(logged()).doesNotContain(SECRETS);
    }

    private String logged() {
        return log.list.stream()
                .map(event ->
                        event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
    }

    private static final class BrokenS3 implements S3Client {
        @Override
        public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
            throw S3Exception.builder()
                    .message("see https://example.com/?X-Amz-Signature=signature")
                    .statusCode(503)
                    .build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
