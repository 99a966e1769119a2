package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.infra.Cloud;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import io.shoebox.uploadapi.appsync.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the resolvers, as it is deployed, on Node with a stand-in for {@code util}. */
final class ResolverTest {
    private static final Set<String> FIELDS = Stream.of(PresignLambda.FIELDS, PhotosLambda.FIELDS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern IMPORT = Pattern.compile("^import .*\n", Pattern.MULTILINE);

    /** Ends as the real one does: with an exception that AppSync turns into the field's error. */
    private static final String UTIL =
            "const util = { error(message, type) { throw { error: { message, type } }; } };\n";

    private static final String RUN = """

            let text = '';
            for await (const part of process.stdin) text += part;
            const { handler, ctx } = JSON.parse(text);
            try {
              console.log(JSON.stringify({ value: (handler === 'request' ? request : response)(ctx) }));
            } catch (thrown) {
              if (!thrown.error) throw thrown;
              console.log(JSON.stringify(thrown));
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyResolverHasTheOneCodeAndRunsIt() {
        List<JsonNode> resolvers = resolvers();
        assertThat(resolvers).hasSize(FIELDS.size()).allSatisfy(resolver -> {
            assertThat(resolver.path("Kind").asText()).isEqualTo("UNIT");
            assertThat(resolver.path("Runtime").toString())
                    .isEqualTo("{\"Name\":\"APPSYNC_JS\",\"RuntimeVersion\":\"1.0.0\"}");
        });
        assertThat(resolvers.stream().map(resolver -> resolver.path("Code").asText()))
                .containsOnly(code());
    }

    @Test
    void theFunctionIsHandedWhatItLooksAt() throws Exception {
        Map<String, Object> event = Map.of(
                "identity", Map.of("sub", "alice"),
                "request", Map.of("headers", Map.of("authorization", "token")),
                "info", Map.of("fieldName", "getPhoto"));
        var ctx = new HashMap<String, Object>(event);
        ctx.put("args", Map.of("s3Key", "key"));
        ctx.put("stash", Map.of("other", true));

        JsonNode request = run("request", ctx).path("value");
        assertThat(request.path("operation").asText()).isEqualTo("Invoke");
        var payload = new HashMap<String, Object>(event);
        payload.put("arguments", Map.of("s3Key", "key"));
        assertThat(request.path("payload")).isEqualTo(JSON.<JsonNode>valueToTree(payload));
    }

    @Test
    void dataIsTheFieldsValue() throws Exception {
        assertThat(answered(new Answer.Value(Map.of("s3Key", "a"))).toString())
                .isEqualTo("{\"value\":{\"s3Key\":\"a\"}}");
        assertThat(answered(new Answer.Value(null)).toString()).isEqualTo("{\"value\":null}");
    }

    @Test
    void aRefusalIsAnErrorOfItsType() throws Exception {
        assertThat(answered(Answer.forbidden())).isEqualTo(error("Not authorized", "NotAuthorized"));
        assertThat(answered(Answer.invalid("limit must be …"))).isEqualTo(error("limit must be …", "InvalidRequest"));
        assertThat(answered(Answer.exceeded("at most 5"))).isEqualTo(error("at most 5", "LimitExceeded"));
    }

    @Test
    void aFaultIsUnavailableAndSaysNoMoreThanTheFunctionMeantTo() throws Exception {
        for (String before : List.of("", "Proxy target returned HTTP 500: ")) {
            assertThat(failed(before + "Something went wrong; try again (request 1)"))
                    .isEqualTo(error("Something went wrong; try again (request 1)", "Unavailable"));
        }
        assertThat(failed("2026-11-25T09:00:00Z Task timed out after 15.00 seconds"))
                .isEqualTo(error("Something went wrong; try again", "Unavailable"));
    }

    private JsonNode answered(Answer answer) throws Exception {
        return run("response", Map.of("result", answer.json()));
    }

    private JsonNode failed(String message) throws Exception {
        return run("response", Map.of("error", Map.of("message", message, "type", "Lambda:Unhandled")));
    }

    private static JsonNode error(String message, String type) {
        return JSON.valueToTree(Map.of("error", Map.of("message", message, "type", type)));
    }

    private static String code() {
        return resolvers().getFirst().path("Code").asText();
    }

    /** Of the fields that functions answer. */
    private static List<JsonNode> resolvers() {
        return Cloud.standard().properties("Api", "AWS::AppSync::Resolver").stream()
                .filter(resolver -> FIELDS.contains(resolver.path("FieldName").asText()))
                .toList();
    }

    private JsonNode run(String handler, Map<String, ?> ctx) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("resolver.mjs"), UTIL + IMPORT.matcher(code()).replaceFirst("") + RUN);
        Path input = folder.resolve("ctx.json");
        JSON.writeValue(input.toFile(), Map.of("handler", handler, "ctx", ctx));
        Path output = folder.resolve("output");
        Process node = new ProcessBuilder("node", script.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(output)).isZero();
        return JSON.readTree(output.toFile());
    }
}
