package io.shoebox.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.faults.FaultPlan;
import io.shoebox.emulator.iam.AccessKeys;
import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What is checked before a bucket is looked at, over HTTP. Over 200 lines since its tests share one server and its clients. */
final class S3DoorIT {
    private static final String PAGE = "http://127.0.0.1:8080";
    private static final CorsRule RULE = new CorsRule(
            List.of(PAGE),
            List.of("GET", "PUT"),
            List.of("content-type", "x-amz-*"),
            List.of("ETag"),
            Duration.ofMinutes(10));
    private static final AwsCredentials OWNER = AccessKeys.root();
    private static final Sessions SESSIONS = new Sessions(Clock.systemUTC());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static S3Server server;

    @BeforeAll
    static void start() {
        S3Options options = S3Options.inMemory(Region.EU_WEST_1, OWNER, SESSIONS);
        server = S3Server.start(new S3Options(
                0,
                null,
                options.region(),
                OWNER,
                SESSIONS,
                List.of("invoices"),
                List.of(),
                List.of(RULE),
                List.of(),
                Clock.systemUTC(),
                FaultPlan.NONE));
        try (S3Client s3 = client(OWNER)) {
            s3.putObject(put -> put.bucket("invoices").key("ann/1.txt"), RequestBody.fromString("paid"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-acl",
                "x-amz-meta-colour",
                "x-amz-storage-class",
                "x-amz-tagging",
                "X-Amz-Website-Redirect-Location"
            })
    void aHeaderThatThePresignedUrlDoesNotSignIsRefused(String header) throws Exception {
        URI url = presignedPut("unsigned-" + header.length());

        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(url)
                        .header(header, "public-read")
                        .PUT(BodyPublishers.ofString("1"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("<Code>AccessDenied</Code>")
                .contains("which were not signed: " + header.toLowerCase(Locale.ROOT));
    }

    @Test
    void theSameUrlWithoutItIsTakenAndOtherHeadersNeedNoSignature() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(presignedPut("signed"))
                        .header("Cache-Control", "no-store")
                        .PUT(BodyPublishers.ofString("1"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void temporaryCredentialsWorkWithTheirOwnTokenOnly() {
        Session ann = session("ann");
        Session ben = session("ben");

        assertThat(read(ann.forSdk())).isEqualTo("paid");
        assertThat(code(AwsSessionCredentials.create(ann.accessKeyId(), ann.secretAccessKey(), ben.sessionToken())))
                .isEqualTo("InvalidToken");
        assertThat(code(AwsBasicCredentials.create(ann.accessKeyId(), ann.secretAccessKey())))
                .isEqualTo("InvalidAccessKeyId");
        assertThat(code(AwsSessionCredentials.create(OWNER.accessKeyId(), OWNER.secretAccessKey(), "token")))
                .isEqualTo("InvalidToken");
        assertThat(code(ben.forSdk())).isEqualTo("AccessDenied");
    }

    @Test
    void aTokenInAPresignedUrlIsComparedToo() throws Exception {
        Session ann = session("ann");
        AwsCredentials forged =
                AwsSessionCredentials.create(ann.accessKeyId(), ann.secretAccessKey(), ann.sessionToken() + "x");

        assertThat(get(presignedGet(ann.forSdk())).statusCode()).isEqualTo(200);
        assertThat(get(presignedGet(forged)).statusCode()).isEqualTo(400);
    }

    @Test
    void aPreflightIsAnsweredForThePagesThatMayCall() throws Exception {
        HttpResponse<String> answer = preflight(PAGE, "PUT", "content-type,x-amz-meta-filename");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("content-type,x-amz-meta-filename");
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).contains("600");
    }

    @Test
    void otherPagesMethodsAndHeadersAreNot() throws Exception {
        assertThat(preflight("http://evil.example", "PUT", "content-type").statusCode())
                .isEqualTo(403);
        assertThat(preflight(PAGE, "DELETE", "content-type").statusCode()).isEqualTo(403);
        assertThat(preflight(PAGE, "PUT", "content-type,x-secret").statusCode()).isEqualTo(403);
    }

    @Test
    void anAnswerIsSharedWithThePagesThatMayCallAndNoOthers() throws Exception {
        URI url = presignedGet(OWNER);
        HttpResponse<String> own =
                HTTP.send(HttpRequest.newBuilder(url).header("Origin", PAGE).build(), BodyHandlers.ofString());
        HttpResponse<String> foreign = HTTP.send(
                HttpRequest.newBuilder(url)
                        .header("Origin", "http://evil.example")
                        .build(),
                BodyHandlers.ofString());

        assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(own.headers().firstValue("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(own.headers().firstValue("Vary").orElse("")).contains("Origin");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void anotherHostIsRefusedSinceItMayBeAPageThatRebindsItsName() throws IOException {
        try (var socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            socket.getOutputStream()
                    .write("GET /invoices HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(reader.readLine()).contains(" 403 ");
        }
    }

    private static Session session(String name) {
        return SESSIONS.issue(name, PolicyDocument.parse("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",
                        "Resource":"arn:aws:s3:::invoices/${aws:username}/*"}]}"""), Map.of("${aws:username}", name), Duration.ofHours(1));
    }

    private static String code(AwsCredentials credentials) {
        try {
            return read(credentials);
        } catch (S3Exception e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    private static String read(AwsCredentials credentials) {
        try (S3Client s3 = client(credentials)) {
            return s3.getObjectAsBytes(get -> get.bucket("invoices").key("ann/1.txt"))
                    .asUtf8String();
        }
    }

    private static S3Client client(AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static S3Presigner presigner(AwsCredentials credentials) {
        return S3Presigner.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(pathStyle())
                .build();
    }

    private static S3Configuration pathStyle() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }

    private static URI presignedPut(String key) throws Exception {
        try (S3Presigner presigner = presigner(OWNER)) {
            return presigner
                    .presignPutObject(put -> put.signatureDuration(Duration.ofMinutes(1))
                            .putObjectRequest(
                                    object -> object.bucket("invoices").key(key)))
                    .url()
                    .toURI();
        }
    }

    private static URI presignedGet(AwsCredentials credentials) throws Exception {
        try (S3Presigner presigner = presigner(credentials)) {
            return presigner
                    .presignGetObject(get -> get.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(
                                    object -> object.bucket("invoices").key("ann/1.txt")))
                    .url()
                    .toURI();
        }
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> preflight(String origin, String method, String headers) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(server.endpoint().resolve("/invoices/ann/1.txt"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", headers)
                        .build(),
                BodyHandlers.ofString());
    }
}
