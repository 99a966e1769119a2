package io.shoebox.emulator.appsync.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import io.shoebox.emulator.appsync.auth.IamPrincipal;
import io.shoebox.emulator.appsync.auth.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event of a direct Lambda resolver. */
final class LambdaEvent {
    private static final List<String> SOURCE_IP = List.of("127.0.0.1");

    private LambdaEvent() {}

    static Map<String, @Nullable Object> of(DataFetchingEnvironment field, Call call) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("arguments", field.getArguments());
        event.put("identity", identity(call.identity()));
        event.put("source", field.getSource());
        event.put("request", request(call.headers()));
        event.put("prev", null);
        event.put("info", info(field));
        event.put("stash", new LinkedHashMap<String, Object>());
        return event;
    }

    private static Map<String, @Nullable Object> request(Map<String, String> headers) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("headers", headers);
        request.put("domainName", null);
        return request;
    }

    private static Map<String, @Nullable Object> info(DataFetchingEnvironment field) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("selectionSetList", Selection.paths(field.getSelectionSet()));
        info.put("selectionSetGraphQL", Selection.graphQl(field.getMergedField()));
        info.put("fieldName", field.getField().getName());
        info.put("parentTypeName", ((GraphQLNamedType) field.getParentType()).getName());
        info.put("variables", field.getVariables());
        return info;
    }

    private static Map<String, @Nullable Object> identity(Identity identity) {
        return switch (identity) {
            case Identity.UserPool user -> user(user);
            case Identity.Iam iam -> principal(iam.principal());
        };
    }

    private static Map<String, @Nullable Object> user(Identity.UserPool user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("claims", user.claims());
        json.put("defaultAuthStrategy", "ALLOW");
        json.put("groups", user.groups().isEmpty() ? null : user.groups());
        json.put("issuer", user.issuer());
        json.put("sourceIp", SOURCE_IP);
        json.put("sub", user.sub());
        json.put("username", user.username());
        return json;
    }

    private static Map<String, @Nullable Object> principal(IamPrincipal principal) {
        IamPrincipal.@Nullable CognitoIdentity cognito = principal.cognito();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("accountId", principal.accountId());
        json.put("cognitoIdentityPoolId", cognito == null ? null : cognito.identityPoolId());
        json.put("cognitoIdentityId", cognito == null ? null : cognito.identityId());
        json.put("sourceIp", SOURCE_IP);
        json.put("username", principal.username());
        json.put("userArn", principal.userArn());
        json.put("cognitoIdentityAuthType", cognito == null ? null : cognito.authType());
        json.put("cognitoIdentityAuthProvider", cognito == null ? null : cognito.authProvider());
        return json;
    }
}
