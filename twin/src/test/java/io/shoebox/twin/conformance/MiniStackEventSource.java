package io.shoebox.twin.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** MiniStack's SQS event source, with partial batch responses; the function's events come back to this JVM. */
final class MiniStackEventSource implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String API = "/2015-03-31/";

    private final URI endpoint;
    private final HttpServer server;
    private final String mapping;

    MiniStackEventSource(URI endpoint, String queueUrl, Function<SQSEvent, SQSBatchResponse> function)
            throws IOException {
        this.endpoint = endpoint;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, function));
        server.start();
        String queue = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
        post(
                "functions",
                Map.of(
                        "FunctionName",
                        queue,
                        "Runtime",
                        "java25",
                        "Handler",
                        "elsewhere",
                        "Role",
                        "arn:aws:iam::000000000000:role/any",
                        "Code",
                        Map.of("ZipFile", zip()),
                        "Environment",
                        Map.of(
                                "Variables",
                                Map.of(
                                        "MINISTACK_LAMBDA_PROXY_URL",
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort()))));
        mapping = post(
                        "event-source-mappings",
                        Map.of(
                                "FunctionName",
                                queue,
                                "EventSourceArn",
                                "arn:aws:sqs:us-east-1:000000000000:" + queue,
                                "BatchSize",
                                10,
                                "FunctionResponseTypes",
                                List.of("ReportBatchItemFailures")))
                .path("UUID")
                .asText();
    }

    private JsonNode post(String path, Map<String, ?> body) throws IOException {
        return send(HttpRequest.newBuilder(endpoint.resolve(API + path))
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    private static JsonNode send(HttpRequest request) throws IOException {
        HttpResponse<String> response;
        try {
            response = HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private static void answer(HttpExchange exchange, Function<SQSEvent, SQSBatchResponse> function)
            throws IOException {
        try (exchange) {
            byte[] body;
            int status = 200;
            try {
                body = JSON.writeValueAsBytes(function.apply(read(JSON.readTree(exchange.getRequestBody()))));
            } catch (IllegalStateException e) {
                body = String.valueOf(e.getMessage()).getBytes(UTF_8);
                status = 500;
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static SQSEvent read(JsonNode event) {
        var batch = new SQSEvent();
        batch.setRecords(event.path("Records")
                .valueStream()
                .map(MiniStackEventSource::message)
                .toList());
        return batch;
    }

    private static SQSMessage message(JsonNode entry) {
        var message = new SQSMessage();
        message.setMessageId(entry.path("messageId").asText());
        message.setBody(entry.path("body").asText());
        return message;
    }

    /** A package that is never run. */
    private static String zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("empty"));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Override
    public void close() throws IOException {
        send(HttpRequest.newBuilder(endpoint.resolve(API + "event-source-mappings/" + mapping))
                .DELETE()
                .build());
        server.stop(0);
    }
}
