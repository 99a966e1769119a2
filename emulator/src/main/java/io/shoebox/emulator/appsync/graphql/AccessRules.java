package io.shoebox.emulator.appsync.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.Identity;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see which field. A field's own directives count, else its type's, else the API's default mode
 * (https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html). A directive of a mode that is not offered here
 * lets nobody in.
 */
final class AccessRules {
    private static final Set<String> NOT_OFFERED = Set.of("aws_api_key", "aws_oidc", "aws_lambda");

    private final Map<FieldName, Rule> rules = new HashMap<>();
    private final Set<String> roots;

    AccessRules(GraphQLSchema schema, AuthMode defaultMode) {
        roots = roots(schema);
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
                Rule whole = Rule.of(object.getAppliedDirectives());
                Rule byDefault = whole == null ? new Rule(Set.of(defaultMode), Set.of()) : whole;
                for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                    Rule own = Rule.of(field.getAppliedDirectives());
                    rules.put(new FieldName(object.getName(), field.getName()), own == null ? byDefault : own);
                }
            }
        }
    }

    private static Set<String> roots(GraphQLSchema schema) {
        Set<String> roots = new HashSet<>();
        roots.add(schema.getQueryType().getName());
        if (schema.getMutationType() != null) {
            roots.add(schema.getMutationType().getName());
        }
        if (schema.getSubscriptionType() != null) {
            roots.add(schema.getSubscriptionType().getName());
        }
        return Set.copyOf(roots);
    }

    boolean permits(FieldName field, Identity caller) {
        Rule rule = rules.get(field);
        return rule != null && rule.permits(caller) && policyAllows(field, caller);
    }

    private boolean policyAllows(FieldName field, Identity caller) {
        return switch (caller) {
            case Identity.UserPool _ -> true;
            case Identity.Iam iam ->
                !roots.contains(field.type()) || iam.principal().mayCall().test(field);
        };
    }

    /** @param groups of which a user must be in one; empty: any user */
    private record Rule(Set<AuthMode> modes, Set<String> groups) {
        /** Null if none of the directives is about authorization. */
        static @Nullable Rule of(List<GraphQLAppliedDirective> directives) {
            Set<AuthMode> modes = new HashSet<>();
            Set<String> groups = new HashSet<>();
            boolean any = false;
            for (GraphQLAppliedDirective directive : directives) {
                switch (directive.getName()) {
                    case "aws_iam" -> modes.add(AuthMode.IAM);
                    case "aws_cognito_user_pools", "aws_auth" -> {
                        modes.add(AuthMode.USER_POOL);
                        groups.addAll(groups(directive));
                    }
                    default -> any |= NOT_OFFERED.contains(directive.getName());
                }
            }
            return any || !modes.isEmpty() ? new Rule(modes, groups) : null;
        }

        private static List<String> groups(GraphQLAppliedDirective directive) {
            List<String> groups = directive.getArgument("cognito_groups").getValue();
            return groups == null ? List.of() : groups;
        }

        boolean permits(Identity caller) {
            return modes.contains(caller.mode())
                    && switch (caller) {
                        case Identity.Iam _ -> true;
                        case Identity.UserPool user -> groups.isEmpty() || !Collections.disjoint(groups, user.groups());
                    };
        }
    }
}
