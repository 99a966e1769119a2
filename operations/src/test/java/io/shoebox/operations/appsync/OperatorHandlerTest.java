package io.shoebox.operations.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.operations.places.RefusedException;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.identity.UserPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may call is checked again, whatever AppSync checks: nothing here relies on it. */
final class OperatorHandlerTest {
    private static final String ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool";
    private static final Map<String, Object> REFUSED =
            Map.of("error", Map.of("type", "NotAuthorized", "message", "Not authorized"));

    private final OperatorHandler handler = new OperatorHandler(
            new UserPool(ISSUER, Set.of("client")),
            Map.of(
                    "queues", (operator, arguments) -> new Answer.Value(operator.name()),
                    "redrive",
                            (operator, arguments) -> {
                                throw new RefusedException("a redrive is running");
                            },
                    "audit",
                            (operator, arguments) -> {
                                throw new IllegalStateException("secret");
                            }));

    @Test
    void answersAnOperatorByEitherToken() {
        assertThat(handle("queues", ISSUER, id("client", "operators"))).isEqualTo(Map.of("data", "op@example.com"));
        assertThat(handle(
                        "queues",
                        ISSUER,
                        Map.of(
                                "token_use", "access",
                                "client_id", "client",
                                "username", "a-user",
                                "cognito:groups", List.of("others", "operators"))))
                .isEqualTo(Map.of("data", "a-user"));
    }

    @Test
    void refusesUsersWhoAreNotInTheGroup() {
        assertThat(handle("queues", ISSUER, id("client", "viewers"))).isEqualTo(REFUSED);
        assertThat(handle("queues", ISSUER, id("client", "operators2"))).isEqualTo(REFUSED);
        assertThat(handle("queues", ISSUER, Map.of("token_use", "id", "aud", "client", "email", "op@example.com")))
                .isEqualTo(REFUSED);
        assertThat(handle(
                        "queues",
                        ISSUER,
                        Map.of("token_use", "id", "aud", "client", "email", "x", "cognito:groups", "operators")))
                .isEqualTo(REFUSED);
    }

    @Test
    void refusesOperatorsOfOtherPoolsClientsAndUses() {
        assertThat(handle("queues", "https://elsewhere", id("client", "operators")))
                .isEqualTo(REFUSED);
        assertThat(handle("queues", ISSUER, id("other", "operators"))).isEqualTo(REFUSED);
        var refresh = new HashMap<>(id("client", "operators"));
        refresh.put("token_use", "refresh");
        assertThat(handle("queues", ISSUER, refresh)).isEqualTo(REFUSED);
    }

    @Test
    void refusesCallersWithoutAToken() {
        Map<String, Object> iam = Map.of("userArn", "arn:aws:iam::1:user/root", "groups", List.of("operators"));

        assertThat(handler.handle(Map.of("info", Map.of("fieldName", "queues"), "identity", iam), "r"))
                .isEqualTo(REFUSED);
        assertThat(handler.handle(Map.of("info", Map.of("fieldName", "queues")), "r"))
                .isEqualTo(REFUSED);
    }

    @Test
    void aGroupThatOnlyTheEventNamesDoesNotCount() {
        Map<String, Object> identity = Map.of(
                "issuer", ISSUER,
                "groups", List.of("operators"),
                "claims", Map.of("token_use", "id", "aud", "client", "email", "x"));

        assertThat(handler.handle(Map.of("info", Map.of("fieldName", "queues"), "identity", identity), "r"))
                .isEqualTo(REFUSED);
    }

    @Test
    void tellsWhyAnOperatorsWishCannotBeDone() {
        assertThat(handle("redrive", ISSUER, id("client", "operators")))
                .isEqualTo(Map.of("error", Map.of("type", "InvalidRequest", "message", "a redrive is running")));
    }

    private Map<String, @Nullable Object> handle(String field, String issuer, Map<String, Object> claims) {
        return handler.handle(
                Map.of(
                        "info", Map.of("fieldName", field, "parentTypeName", "Query"),
                        "arguments", Map.of(),
                        "identity", Map.of("issuer", issuer, "claims", claims)),
                "request-1");
    }

    private static Map<String, Object> id(String client, String group) {
        return Map.of(
                "token_use", "id",
                "aud", client,
                "email", "op@example.com",
                "sub", "a-sub",
                "cognito:groups", List.of(group));
    }
}
