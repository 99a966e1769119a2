package io.shoebox.twin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.local.ServerAccess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * All of AWS at one address, called as the owner of the account. CloudFormation, Lambda, AppSync and EventBridge are
 * spoken to by signed requests of our own: a handful of calls. Over 200 lines since it is one list of what is asked of
 * an account.
 */
public final class Emulator implements AutoCloseable {
    public static final String ACCOUNT = "000000000000";
    public static final Region REGION = Region.US_EAST_1;

    private static final JsonMapper JSON = new JsonMapper();
    /** MiniStack takes this key for the account's owner. */
    private static final AwsBasicCredentials OWNER = AwsBasicCredentials.create("test", "test");

    private final URI endpoint;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    public Emulator(URI endpoint) {
        this.endpoint = endpoint;
        http = ServerAccess.http(endpoint).build();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Clients of S3, SQS and DynamoDB. */
    public ServerAccess access() {
        return new ServerAccess(endpoint, endpoint, endpoint, REGION, OWNER);
    }

    /** The caller closes it, as with all clients. */
    public IamClient iam() {
        return IamClient.builder()
                .endpointOverride(endpoint)
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(OWNER))
                .httpClientBuilder(ServerAccess.http(endpoint))
                .build();
    }

    public CognitoIdentityProviderClient userPools() {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(OWNER))
                .httpClientBuilder(ServerAccess.http(endpoint))
                .build();
    }

    public CognitoIdentityClient identityPools() {
        return CognitoIdentityClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(OWNER))
                .httpClientBuilder(ServerAccess.http(endpoint))
                .build();
    }

    /**
     * CloudFormation, in AWS's query protocol.
     *
     * @return the document element of the answer
     * @throws IllegalStateException with what the service said, if it refused
     */
    public Element cloudFormation(String action, Map<String, String> parameters) {
        var form = new TreeMap<>(parameters);
        form.put("Action", action);
        form.put("Version", "2010-05-15");
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint.resolve("/"))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .build();
        return xml(send("cloudformation", request, body));
    }

    /**
     * Lambda or AppSync, which take JSON.
     *
     * @param path with its query
     * @param body empty for GET
     */
    public JsonNode rest(String service, SdkHttpMethod method, String path, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint.resolve(path))
                .method(method)
                .putHeader("Content-Type", "application/json")
                .build();
        return json(service, path, send(service, request, body));
    }

    /** EventBridge, in AWS's JSON protocol. */
    public JsonNode eventBridge(String operation, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint.resolve("/"))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "AWSEvents." + operation)
                .build();
        return json("events", operation, send("events", request, body));
    }

    private static JsonNode json(String service, String question, String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(service + " answered " + question + " with what is no JSON", e);
        }
    }

    private String send(String service, SdkHttpRequest request, String body) {
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
        SignedRequest signed = signer.sign(sign -> sign.identity(OWNER)
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, REGION.id()));
        var execution = HttpExecuteRequest.builder().request(signed.request());
        if (!body.isEmpty()) {
            execution.contentStreamProvider(signed.payload().orElse(payload));
        }
        try {
            HttpExecuteResponse response =
                    http.prepareRequest(execution.build()).call();
            String text = response.responseBody().map(Emulator::read).orElse("");
            if (!response.httpResponse().isSuccessful()) {
                throw new IllegalStateException(
                        service + " answered " + response.httpResponse().statusCode() + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(service + " at " + endpoint + " cannot be reached", e);
        }
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element xml(String text) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("CloudFormation answered with what is no XML", e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
