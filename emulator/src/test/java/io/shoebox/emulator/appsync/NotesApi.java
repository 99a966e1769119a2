package io.shoebox.emulator.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.emulator.appsync.auth.AccessKey;
import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.IamAuth;
import io.shoebox.emulator.appsync.auth.IamPrincipal;
import io.shoebox.emulator.appsync.auth.TokenVerdict;
import io.shoebox.emulator.appsync.auth.UserPoolAuth;
import io.shoebox.emulator.appsync.graphql.Resolver;
import io.shoebox.emulator.appsync.graphql.ResolverResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An API of notes: whoever has a token is its owner, named by the token; signatures have keys of their own. */
public final class NotesApi {
    public static final String REGION = "eu-central-1";
    public static final String ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_w1fDFCktP";
    public static final String CLIENT = "10f1mu8jtpi9asm1drp3a0cclo";
    public static final String IDENTITY = "eu-central-1:59ec6a11-3585-4ad0-9eb6-c9b7a58295b1";

    public static final AccessKey USER_KEY = new AccessKey(
            "secret-of-a-user",
            "session-token-of-a-user",
            new IamPrincipal(
                    "123456789012",
                    "arn:aws:sts::123456789012:assumed-role/notes-authenticated/CognitoIdentityCredentials",
                    "AROAEXAMPLEEXAMPLEEXA:CognitoIdentityCredentials",
                    new IamPrincipal.CognitoIdentity(
                            IDENTITY, "eu-central-1:1cb638b4-0f0c-4078-9fe0-4dbd3582783d", "authenticated", "provider"),
                    field -> !field.field().equals("publishNote")));
    public static final AccessKey BACKEND_KEY = new AccessKey(
            "secret-of-the-backend",
            null,
            new IamPrincipal(
                    "123456789012",
                    "arn:aws:sts::123456789012:assumed-role/notes-backend/function",
                    "AROABACKENDBACKENDBAC:function",
                    null,
                    _ -> true));

    private static final Map<String, AccessKey> KEYS = Map.of("ASIAUSER", USER_KEY, "AKIABACKEND", BACKEND_KEY);

    private NotesApi() {}

    public static String schema() {
        try (InputStream in = NotesApi.class.getResourceAsStream("/appsync/notes.graphql")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tokens are {@code use:user:client:groups by +}. */
    public static UserPoolAuth userPool() {
        return new UserPoolAuth(NotesApi::check, Pattern.compile(CLIENT));
    }

    public static String idToken(String user) {
        return "id:" + user + ":" + CLIENT + ":";
    }

    private static TokenVerdict check(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length != 4) {
            return new TokenVerdict.Refused("Unable to parse JWT token.");
        }
        if (parts[1].equals("late")) {
            return new TokenVerdict.Refused("Token has expired.");
        }
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "sub-of-" + parts[1]);
        claims.put("token_use", parts[0]);
        claims.put(parts[0].equals("id") ? "aud" : "client_id", parts[2]);
        claims.put(parts[0].equals("id") ? "cognito:username" : "username", parts[1]);
        if (!parts[3].isEmpty()) {
            claims.put("cognito:groups", List.of(parts[3].split("\\+", -1)));
        }
        return new TokenVerdict.Verified(claims);
    }

    public static IamAuth iam() {
        return new IamAuth(REGION, id -> Optional.ofNullable(KEYS.get(id)));
    }

    public static AppSyncOptions options(Map<FieldName, Resolver> resolvers) {
        return AppSyncOptions.of(schema(), AuthMode.USER_POOL, userPool(), iam(), resolvers);
    }

    /** The resolvers of all fields; those who subscribe to notes of others are refused. */
    public static Map<FieldName, Resolver> resolvers(Events events, CountDownLatch slow) {
        Map<FieldName, Resolver> all = new HashMap<>();
        for (String field : List.of(
                "byDefault", "byToken", "bySignature", "byKey", "byAdmins", "byAdminsOnly", "echo", "wrongDate")) {
            all.put(query(field), events.answering("a value"));
        }
        all.put(query("note"), events.answering(note()));
        all.put(query("refused"), _ -> new ResolverResult.Refusal("Not yours", "NotYours"));
        all.put(query("broken"), _ -> {
            throw new IllegalStateException("It broke");
        });
        all.put(query("slow"), _ -> {
            slow.await();
            return new ResolverResult.Answer("late");
        });
        all.put(query("search"), events.answering(List.of(note(), Map.of("__typename", "Author", "name", "Ann"))));
        all.put(new FieldName("Mutation", "publishNote"), Resolver.argument("note"));
        all.put(new FieldName("Subscription", "onNote"), events.recording(NotesApi::onlyOwn));
        return all;
    }

    private static FieldName query(String field) {
        return new FieldName("Query", field);
    }

    private static Map<String, Object> note() {
        return Map.of(
                "__typename",
                "Note",
                "id",
                "n1",
                "owner",
                "ann",
                "text",
                "Hello",
                "kind",
                "FINAL",
                "priority",
                3,
                "at",
                "2026-01-01T12:00:00Z",
                "author",
                Map.of("name", "Ann"));
    }

    private static ResolverResult onlyOwn(Map<String, @Nullable Object> event) {
        Object owner = event.get("arguments") instanceof Map<?, ?> arguments ? arguments.get("owner") : null;
        return Objects.equals(owner, self(event.get("identity")))
                ? new ResolverResult.Answer(null)
                : new ResolverResult.Refusal("Only your own notes", "NotAuthorized");
    }

    /** The name of a token's user, the identity of a signature. */
    private static @Nullable Object self(@Nullable Object identity) {
        if (!(identity instanceof Map<?, ?> fields)) {
            return null;
        }
        return fields.containsKey("claims") ? fields.get("username") : fields.get("cognitoIdentityId");
    }

    /** What resolvers were called with. */
    public static final class Events {
        private final List<Map<String, @Nullable Object>> all = Collections.synchronizedList(new ArrayList<>());

        Resolver answering(Object value) {
            return recording(_ -> new ResolverResult.Answer(value));
        }

        Resolver recording(Resolver resolver) {
            return (Map<String, @Nullable Object> event) -> {
                all.add(event);
                return resolver.resolve(event);
            };
        }

        public Map<String, @Nullable Object> last() {
            return all.getLast();
        }

        public int count() {
            return all.size();
        }
    }
}
