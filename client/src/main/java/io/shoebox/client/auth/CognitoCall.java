package io.shoebox.client.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.client.Http;
import io.shoebox.client.ShoeboxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Cognito's JSON protocol, as far as it needs no signature. */
final class CognitoCall {
    static final String USER_POOL = "AWSCognitoIdentityProviderService";
    static final String IDENTITY_POOL = "AWSCognitoIdentityService";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** An answer holds some tokens of a few kilobytes each. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final Set<String> WHO = Set.of(
            "NotAuthorizedException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "PasswordResetRequiredException",
            "RefreshTokenReuseException");
    private static final Set<String> PASSING =
            Set.of("TooManyRequestsException", "InternalErrorException", "ExternalServiceException");

    private final Http http;
    private final URI endpoint;
    private final String service;

    CognitoCall(Http http, URI endpoint, String service) {
        this.http = http;
        this.endpoint = endpoint;
        this.service = service;
    }

    /** @throws ShoeboxException in Cognito's words */
    JsonNode ask(String operation, Map<String, ?> fields) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(ANSWER)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", service + "." + operation)
                .POST(BodyPublishers.ofString(write(fields)))
                .build();
        Http.Answer answer = http.send(request, MOST_BYTES);
        JsonNode body = read(answer);
        if (answer.status() == 200) {
            return body;
        }
        throw refusal(operation, answer.status(), body);
    }

    private static ShoeboxException refusal(String operation, int status, JsonNode body) {
        String type = body.path("__type").asText("").replaceAll(".*#", "").replaceAll(":.*", "");
        String message = body.path("message").asText(body.path("Message").asText(""));
        String words = message.isEmpty() ? operation + " was refused (" + status + " " + type + ")" : message;
        if (WHO.contains(type)) {
            return new ShoeboxException.NotAuthorized(words);
        }
        return status == 429 || status >= 500 || PASSING.contains(type)
                ? new ShoeboxException.Unavailable(words)
                : new ShoeboxException.InvalidRequest(words);
    }

    private static JsonNode read(Http.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.createObjectNode(); // a proxy's page; the status tells
        }
    }

    private static String write(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are always JSON", e);
        }
    }
}
