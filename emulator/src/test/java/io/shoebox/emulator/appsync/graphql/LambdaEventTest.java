package io.shoebox.emulator.appsync.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.emulator.appsync.NotesApi;
import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The events in {@code appsync/events} have the fields that AppSync documents. */
final class LambdaEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> HEADERS =
            Map.of("host", "127.0.0.1:4000", "authorization", "a-token", "x-custom", "1,2");

    private final List<Map<String, @Nullable Object>> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void tellsUsersOfAPool() throws IOException {
        Map<String, Object> claims = Map.of(
                "sub",
                "sub-of-ann",
                "iss",
                NotesApi.ISSUER,
                "token_use",
                "id",
                "exp",
                1_767_272_400,
                "cognito:groups",
                List.of("admins"));
        var ann = new Identity.UserPool(NotesApi.ISSUER, "sub-of-ann", "ann", List.of("admins"), claims);
        assertThat(echo(ann)).isEqualTo(fixture("user-pool"));
    }

    @Test
    void tellsNoGroupsOfAUserWithoutAny() {
        ask(new Identity.UserPool(NotesApi.ISSUER, "s", "ann", List.of(), Map.of()), "{ echo }");
        assertThat(event().path("identity").get("groups").isNull()).isTrue();
    }

    @Test
    void tellsIdentitiesOfAPool() throws IOException {
        assertThat(echo(new Identity.Iam(NotesApi.USER_KEY.principal()))).isEqualTo(fixture("iam-identity"));
    }

    @Test
    void tellsRoles() throws IOException {
        assertThat(echo(new Identity.Iam(NotesApi.BACKEND_KEY.principal()))).isEqualTo(fixture("iam-role"));
    }

    @Test
    void listsWhatIsSelectedByAliases() {
        ask(new Identity.Iam(NotesApi.BACKEND_KEY.principal()), """
                { note(id: 1) { id words: text author { name } ...More ... on Note { related { id } } } }
                fragment More on Note { kind }
                """);
        JsonNode event = JSON.valueToTree(events.getFirst());
        JsonNode info = event.path("info");
        assertThat(info.path("selectionSetList").valueStream().map(JsonNode::textValue))
                .containsExactly("id", "words", "author", "author/name", "kind", "related", "related/id");
        assertThat(info.path("selectionSetGraphQL").textValue()).isEqualTo("""
                {
                  id
                  words: text
                  author {
                    name
                  }
                  ...More
                  ... on Note {
                    related {
                      id
                    }
                  }
                }""");
    }

    @Test
    void givesTheParentsValueAsSource() {
        ask(new Identity.Iam(NotesApi.BACKEND_KEY.principal()), "{ note(id: 1) { related { id } } }");
        assertThat(events).hasSize(2);
        JsonNode event = event();
        assertThat(event.path("source").path("text").textValue()).isEqualTo("parent");
        assertThat(event.path("info").path("parentTypeName").textValue()).isEqualTo("Note");
    }

    private JsonNode echo(Identity caller) {
        ask(caller, """
                query ($text: String, $mail: AWSEmail) {
                  echo(text: $text, kind: DRAFT, at: "2026-01-01T12:00:00Z", json: "{\\"a\\": [1, null]}", mail: $mail)
                }""");
        return event();
    }

    private void ask(Identity caller, String query) {
        Resolver recorder = (Map<String, @Nullable Object> event) -> {
            events.add(event);
            return new ResolverResult.Answer(Map.of("id", "1", "text", "parent"));
        };
        Map<FieldName, Resolver> resolvers = Map.of(
                new FieldName("Query", "echo"), recorder,
                new FieldName("Query", "note"), recorder,
                new FieldName("Note", "related"), recorder);
        Engine engine =
                new Engine(NotesApi.schema(), AuthMode.USER_POOL, resolvers, Limits.USUAL, false, Runnable::run);
        String variables = query.contains("$text") ? "{\"text\":\"Hello\",\"mail\":null}" : "{}";
        String json = "{\"query\":" + JSON.valueToTree(query) + ",\"variables\":" + variables + "}";
        GraphQlRequest request = GraphQlRequest.parse(json.getBytes(UTF_8)).orElseThrow();
        var ready = (Preparation.Ready) engine.prepare(request);
        engine.answer(ready, caller, HEADERS);
    }

    private JsonNode event() {
        return JSON.valueToTree(events.getLast());
    }

    private static JsonNode fixture(String name) throws IOException {
        try (InputStream in = LambdaEventTest.class.getResourceAsStream("/appsync/events/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
