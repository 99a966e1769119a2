package io.shoebox.emulator.appsync.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.idl.errors.SchemaProblem;
import io.shoebox.emulator.appsync.NotesApi;
import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations are answered with. Over 200 lines since its tests share one schema. */
final class EngineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Limits SMALL = new Limits(5, 30, 4, 300, 6, Duration.ofMillis(200));

    private static final Identity ANN = user("ann");
    private static final Identity ADMIN = user("root", "staff", "admins");
    private static final Identity IDENTITY = new Identity.Iam(NotesApi.USER_KEY.principal());
    private static final Identity BACKEND = new Identity.Iam(NotesApi.BACKEND_KEY.principal());

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final NotesApi.Events events = new NotesApi.Events();
    private final Engine engine = engine(AuthMode.USER_POOL, SMALL, true);

    @AfterEach
    void stop() {
        slow.countDown();
        executor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "byDefault, true, true, false",
        "byToken, true, true, false",
        "bySignature, false, false, true",
        "byKey, false, false, false",
        "byAdmins, false, true, false",
        "byAdminsOnly, false, true, false"
    })
    void authorizesFieldsByTheirDirectives(String field, boolean anyUser, boolean admin, boolean signed)
            throws JsonProcessingException {
        assertAllowed(engine, field, ANN, anyUser);
        assertAllowed(engine, field, ADMIN, admin);
        assertAllowed(engine, field, IDENTITY, signed);
    }

    @Test
    void takesTheApisDefaultWhereNothingIsSaid() throws JsonProcessingException {
        Engine signed = engine(AuthMode.IAM, SMALL, true);
        assertAllowed(signed, "byDefault", IDENTITY, true);
        assertAllowed(signed, "byDefault", ANN, false);
        assertAllowed(signed, "byToken", ANN, true);
    }

    @Test
    void authorizesFieldsOfTypesByTheTypesDirectives() throws JsonProcessingException {
        String query = "{ note(id: 1) { text author { name } } }";
        assertThat(answer(ANN, query))
                .isEqualTo("{\"data\":{\"note\":{\"text\":\"Hello\",\"author\":{\"name\":\"Ann\"}}}}");
        assertThat(answer(IDENTITY, query))
                .startsWith("{\"data\":{\"note\":{\"text\":\"Hello\",\"author\":{\"name\":null}}},\"errors\":[{"
                        + "\"path\":[\"note\",\"author\",\"name\"],")
                .contains("Not Authorized to access name on type Author");
    }

    @Test
    void asksThePolicyOfWhoeverSigns() throws JsonProcessingException {
        String mutation = "mutation { publishNote(note: {id: 1, owner: \"ann\"}) { id } }";
        assertThat(answer(BACKEND, mutation)).isEqualTo("{\"data\":{\"publishNote\":{\"id\":\"1\"}}}");
        assertThat(answer(IDENTITY, mutation)).contains("Not Authorized to access publishNote on type Mutation");
        assertThat(answer(ANN, mutation)).contains("Not Authorized to access publishNote on type Mutation");
    }

    @Test
    void callsNoResolverForWhoMayNot() throws JsonProcessingException {
        answer(ANN, "{ bySignature }");
        assertThat(events.count()).isZero();
    }

    @Test
    void shapesErrorsOfResolvers() throws JsonProcessingException {
        assertThat(answer(ANN, "{ refused }")).isEqualTo("""
                {"data":{"refused":null},"errors":[{"path":["refused"],"data":null,"errorType":"NotYours",\
                "errorInfo":null,"locations":[{"line":1,"column":3,"sourceName":null}],"message":"Not yours"}]}""");
        assertThat(answer(ANN, "{ broken }")).isEqualTo("""
                {"data":{"broken":null},"errors":[{"path":["broken"],"data":null,"errorType":"Lambda:Unhandled",\
                "errorInfo":null,"locations":[{"line":1,"column":3,"sourceName":null}],"message":"It broke"}]}""");
    }

    @Test
    void shapesErrorsOfExecution() throws JsonProcessingException {
        assertThat(answer(ANN, "{ missing }")).isEqualTo("""
                {"data":null,"errors":[{"path":["missing"],"locations":null,"message":"Cannot return null for \
                non-nullable type: 'String' within parent 'Query' (/missing)"}]}""");
        assertThat(answer(ANN, "{ wrongDate }"))
                .contains("Can't serialize value (/wrongDate)")
                .contains("as a valid AWSDateTime");
    }

    @Test
    void shapesErrorsOfValidation() throws JsonProcessingException {
        assertThat(answer(ANN, "{ badfield }")).isEqualTo("""
                {"data":null,"errors":[{"path":null,"locations":[{"line":1,"column":3,"sourceName":null}],\
                "message":"Validation error of type FieldUndefined: Field 'badfield' in type 'Query' is undefined \
                @ 'badfield'"}]}""");
        assertThat(answer(ANN, "query ($id: ID!) { note(id: $id) { id } }"))
                .startsWith("{\"data\":null,\"errors\":[{\"path\":null,")
                .contains("Variable 'id' has coerced Null value for NonNull type 'ID!'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ echo(at: \"yesterday\") }",
                "{ echo(mail: \"nobody\") }",
                "{ echo(json: \"{\") }",
                "{ echo(kind: OTHER) }",
                "{ echo(number: \"7\") }"
            })
    void refusesArgumentsThatAreNoneOfTheirType(String query) throws JsonProcessingException {
        assertThat(answer(ANN, query)).contains("Validation error of type WrongType");
        assertThat(events.count()).isZero();
    }

    @Test
    void endsResolversThatTakeTooLong() throws JsonProcessingException {
        assertThat(answer(ANN, "{ slow byDefault }"))
                .contains("\"slow\":null", "\"byDefault\":\"a value\"", "\"errorType\":\"ExecutionTimeout\"");
    }

    @Test
    void tellsAbstractTypesApartByTypename() throws JsonProcessingException {
        assertThat(answer(ANN, "{ search { ... on Note { id } ... on Author { name } } }"))
                .isEqualTo("{\"data\":{\"search\":[{\"id\":\"n1\"},{\"name\":\"Ann\"}]}}");
    }

    @Test
    void givesMutationsToSubscribersWithoutAliases() {
        Answered answered = execute(
                engine,
                BACKEND,
                "mutation { p: publishNote(note: {id: 1, owner: \"ann\", kind: FINAL}) { key: id owner k: kind } }");
        assertThat(answered.mutations())
                .containsExactly(
                        new Answered.Mutation("publishNote", Map.of("id", "1", "owner", "ann", "kind", "FINAL")));
        assertThat(execute(engine, ANN, "{ note(id: 1) { id } }").mutations()).isEmpty();
        assertThat(execute(engine, BACKEND, "mutation { forget(id: 1) { id } }").mutations())
                .isEmpty();
        assertThat(execute(engine, IDENTITY, "mutation { publishNote(note: {id: 1, owner: \"x\"}) { id } }")
                        .mutations())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ note(id: 1) { related { related { related { related { id } } } } } } | is more than 5 fields deep",
                "{ a: byDefault b: byDefault c: byDefault d: byDefault e: byDefault } | more than 4 aliases",
                "{ ...A } fragment A on Query { ...A } | nested more than 50 deep",
                "{ ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { ...C ...C } fragment C on Query { ...D ...D } fragment D on Query { echo byDefault } | more than 30 fields"
            })
    void refusesWhatIsTooMuch(String query, String message) throws JsonProcessingException {
        assertThat(answer(ANN, query))
                .startsWith("{\"data\":null,\"errors\":[{\"path\":null,\"errorType\":\"LimitExceededException\"")
                .contains(message);
        assertThat(events.count()).isZero();
    }

    @Test
    void refusesDocumentsOfTooManyTokens() throws JsonProcessingException {
        assertThat(answer(ANN, "{ " + "byDefault ".repeat(301) + "}")).contains("more than 300 tokens");
        Engine usual = engine(AuthMode.USER_POOL, Limits.USUAL, true);
        String deep = "{ note(id: 1) " + "{ related ".repeat(1_000) + "{ id }" + "}".repeat(1_000) + " }";
        assertThat(JSON.writeValueAsString(execute(usual, ANN, deep).json())).contains("nested too deeply");
    }

    @Test
    void callsOnlySoManyResolvers() throws JsonProcessingException {
        Engine one = engine(AuthMode.USER_POOL, new Limits(5, 30, 4, 300, 1, Duration.ofSeconds(5)), true);
        assertThat(JSON.writeValueAsString(
                        execute(one, ANN, "{ byDefault byToken }").json()))
                .contains("\"errorType\":\"LimitExceededException\"", "More than 1 resolvers");
        assertThat(events.count()).isEqualTo(1);
    }

    @Test
    void tellsItsSchemaOnlyIfItMay() throws JsonProcessingException {
        String question = "{ __schema { queryType { name fields { name type { ofType { ofType { name } } } } } } }";
        assertThat(answer(ANN, question)).contains("\"name\":\"Query\"");
        Engine silent = engine(AuthMode.USER_POOL, SMALL, false);
        for (String query : List.of(question, "{ ...A } fragment A on Query { x: __type(name: \"Note\") { name } }")) {
            assertThat(JSON.writeValueAsString(execute(silent, ANN, query).json()))
                    .startsWith("{\"data\":null,")
                    .contains("Introspection is disabled");
        }
        assertThat(JSON.writeValueAsString(
                        execute(silent, ANN, "{ __typename }").json()))
                .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @Test
    void findsTheOperationThatIsMeant() {
        String two = "query A { byDefault } query B { byToken }";
        assertThat(engine.prepare(new GraphQlRequest(two, "B", Map.of()))).isInstanceOf(Preparation.Ready.class);
        for (String name : List.of("", "C")) {
            assertThat(engine.prepare(new GraphQlRequest(two, name, Map.of())))
                    .isInstanceOfSatisfying(
                            Preparation.Malformed.class,
                            bad -> assertThat(bad.errorType()).isEqualTo("BadRequestException"));
        }
        for (String nothing : List.of("", "meow", "{", "{ a( }", "fragment A on Query { byDefault }")) {
            assertThat(engine.prepare(new GraphQlRequest(nothing, null, Map.of())))
                    .isInstanceOf(Preparation.Malformed.class);
        }
    }

    @Test
    void admitsSubscriptionsThatTheirResolverConsentsTo() {
        assertThat(admit(ANN, "subscription { onNote(owner: \"ann\") { id } }"))
                .isEqualTo(new Admission.Granted("onNote", Map.of("owner", "ann")));
        assertThat(admit(IDENTITY, "subscription { onNote(owner: \"" + NotesApi.IDENTITY + "\") { id } }"))
                .isInstanceOf(Admission.Granted.class);
        assertThat(admit(ANN, "subscription { onAnyNote { id } }"))
                .isEqualTo(new Admission.Granted("onAnyNote", Map.of()));
    }

    @Test
    void admitsNoOthers() {
        assertRefused(ANN, "subscription { onNote(owner: \"bob\") { id } }", "NotAuthorized", "Only your own notes");
        assertRefused(
                ANN,
                "subscription { onSigned { id } }",
                "Unauthorized",
                "Not Authorized to access onSigned on type Subscription");
    }

    @Test
    void deliversWhatASubscriptionSelects() throws JsonProcessingException {
        var ready = ready(engine, "subscription { n: onNote(owner: \"ann\") { id kind text author { name } } }");
        assertThat(JSON.writeValueAsString(engine.deliver(ready, ANN, Map.of("id", "1", "kind", "DRAFT"))))
                .isEqualTo("{\"data\":{\"n\":{\"id\":\"1\",\"kind\":\"DRAFT\",\"text\":null,\"author\":null}}}");
        assertThat(JSON.writeValueAsString(engine.deliver(ready, ANN, Map.of("kind", "DRAFT"))))
                .isEqualTo("""
                        {"data":{"n":null},"errors":[{"path":["n","id"],"locations":null,"message":"Cannot return \
                        null for non-nullable type: 'ID' within parent 'Note' (/n/id)"}]}""");
    }

    @Test
    void wantsSchemasAndResolversThatFit() {
        assertThat(engine.subscribers()).containsOnlyKeys("publishNote");
        FieldName wrong = new FieldName("Query", "nothing");
        assertThatThrownBy(() -> new Engine(
                        NotesApi.schema(), AuthMode.IAM, Map.of(wrong, Resolver.arguments()), SMALL, true, executor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Query.nothing");
        assertThatThrownBy(() -> new Engine("type Query { a: B }", AuthMode.IAM, Map.of(), SMALL, true, executor))
                .isInstanceOf(SchemaProblem.class);
    }

    private Engine engine(AuthMode mode, Limits limits, boolean introspection) {
        return new Engine(NotesApi.schema(), mode, NotesApi.resolvers(events, slow), limits, introspection, executor);
    }

    private static Identity user(String name, String... groups) {
        return new Identity.UserPool(NotesApi.ISSUER, "sub-of-" + name, name, List.of(groups), Map.of());
    }

    private void assertAllowed(Engine api, String field, Identity caller, boolean allowed)
            throws JsonProcessingException {
        String json = JSON.writeValueAsString(
                execute(api, caller, "{ " + field + " }").json());
        if (allowed) {
            assertThat(json).isEqualTo("{\"data\":{\"" + field + "\":\"a value\"}}");
        } else {
            assertThat(json)
                    .isEqualTo("{\"data\":{\"" + field + "\":null},\"errors\":[{\"path\":[\"" + field
                            + "\"],\"data\":null,\"errorType\":\"Unauthorized\",\"errorInfo\":null,"
                            + "\"locations\":[{\"line\":1,\"column\":3,\"sourceName\":null}],"
                            + "\"message\":\"Not Authorized to access " + field + " on type Query\"}]}");
        }
    }

    private void assertRefused(Identity caller, String query, String type, String message) {
        assertThat(admit(caller, query))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error)
                                        .containsEntry("errorType", type)
                                        .containsEntry("message", message)));
    }

    private Admission admit(Identity caller, String query) {
        return engine.admit(ready(engine, query), caller, Map.of());
    }

    private String answer(Identity caller, String query) throws JsonProcessingException {
        return JSON.writeValueAsString(execute(engine, caller, query).json());
    }

    private static Answered execute(Engine api, Identity caller, String query) {
        return switch (api.prepare(new GraphQlRequest(query, null, Map.of()))) {
            case Preparation.Ready ready -> api.answer(ready, caller, Map.of());
            case Preparation.Invalid invalid -> new Answered(invalid(invalid), List.of());
            case Preparation.Malformed bad -> throw new AssertionError(bad);
        };
    }

    private static Map<String, @Nullable Object> invalid(Preparation.Invalid invalid) {
        return ErrorShape.invalid(invalid.errors());
    }

    private static Preparation.Ready ready(Engine api, String query) {
        return (Preparation.Ready) api.prepare(new GraphQlRequest(query, null, Map.of()));
    }
}
