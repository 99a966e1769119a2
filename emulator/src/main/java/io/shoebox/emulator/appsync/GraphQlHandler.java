package io.shoebox.emulator.appsync;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.emulator.appsync.auth.Authentication;
import io.shoebox.emulator.appsync.auth.Authenticator;
import io.shoebox.emulator.appsync.auth.Identity;
import io.shoebox.emulator.appsync.auth.SignedRequest;
import io.shoebox.emulator.appsync.graphql.Answered;
import io.shoebox.emulator.appsync.graphql.Engine;
import io.shoebox.emulator.appsync.graphql.ErrorShape;
import io.shoebox.emulator.appsync.graphql.GraphQlRequest;
import io.shoebox.emulator.appsync.graphql.Preparation;
import io.shoebox.emulator.appsync.realtime.Realtime;
import io.shoebox.emulator.http.HttpHandler;
import io.shoebox.emulator.http.HttpRequest;
import io.shoebox.emulator.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers POST requests: authorization first, then GraphQL. */
final class GraphQlHandler implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MALFORMED = "MalformedHttpRequestException";

    private final String path;
    private final Engine engine;
    private final Authenticator authenticator;
    private final Realtime realtime;

    GraphQlHandler(String path, Engine engine, Authenticator authenticator, Realtime realtime) {
        this.path = path;
        this.engine = engine;
        this.authenticator = authenticator;
        this.realtime = realtime;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.path().equals(path)) {
            return response(Reply.refused(404, "NotFoundException", "There is nothing but " + path + "."));
        }
        if (!request.method().equals("POST")) {
            return response(Reply.refused(405, "MethodNotAllowedException", "GraphQL is asked for by POST."));
        }
        Map<String, String> headers = request.headers().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
        SignedRequest signed =
                new SignedRequest(request.method(), request.path(), request.query(), headers, request.body());
        return response(
                switch (authenticator.authenticate(signed)) {
                    case Authentication.Denied denied ->
                        Reply.refused(denied.status(), denied.errorType(), denied.message());
                    case Authentication.Known known -> parsed(request, known.identity(), headers);
                });
    }

    private Reply parsed(HttpRequest request, Identity caller, Map<String, String> headers) {
        if (request.body().length == 0) {
            return Reply.refused(400, MALFORMED, "Request body is empty.");
        }
        Optional<GraphQlRequest> parsed = GraphQlRequest.parse(request.body());
        return parsed.isEmpty()
                ? Reply.refused(400, MALFORMED, "Unable to parse GraphQL query.")
                : execute(parsed.get(), caller, headers);
    }

    /** A mutation's subscribers have its value queued before this returns. */
    Reply execute(GraphQlRequest request, Identity caller, Map<String, String> headers) {
        return switch (engine.prepare(request)) {
            case Preparation.Malformed bad -> Reply.refused(400, bad.errorType(), bad.message());
            case Preparation.Invalid invalid -> new Reply(200, null, ErrorShape.invalid(invalid.errors()));
            case Preparation.Ready ready
            when ready.isSubscription() ->
                Reply.refused(400, "UnsupportedOperation", "Subscriptions go through the realtime endpoint.");
            case Preparation.Ready ready -> {
                Answered answered = engine.answer(ready, caller, headers);
                answered.mutations().forEach(realtime::publish);
                yield new Reply(200, null, answered.json());
            }
        };
    }

    private static HttpResponse response(Reply reply) {
        try {
            HttpResponse response = HttpResponse.of(
                            reply.status(), "application/json;charset=UTF-8", JSON.writeValueAsString(reply.json()))
                    .with("x-amzn-RequestId", UUID.randomUUID().toString());
            return reply.errorType() == null ? response : response.with("x-amzn-ErrorType", reply.errorType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result is no JSON", e);
        }
    }

    /** @param errorType for the header; null if GraphQL answered */
    record Reply(int status, @Nullable String errorType, Map<String, @Nullable Object> json) {
        static Reply refused(int status, String errorType, String message) {
            return new Reply(status, errorType, ErrorShape.refused(errorType, message));
        }
    }
}
