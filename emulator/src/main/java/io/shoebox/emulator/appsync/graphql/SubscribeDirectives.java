package io.shoebox.emulator.appsync.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which subscriptions hear of which mutations. */
final class SubscribeDirectives {
    private SubscribeDirectives() {}

    /** @throws IllegalArgumentException if a directive names a mutation that is not there */
    static Map<String, List<String>> of(GraphQLSchema schema) {
        Map<String, List<String>> subscribers = new HashMap<>();
        @Nullable GraphQLObjectType type = schema.getSubscriptionType();
        for (GraphQLFieldDefinition field :
                type == null ? List.<GraphQLFieldDefinition>of() : type.getFieldDefinitions()) {
            for (String mutation : mutations(field)) {
                GraphQLObjectType mutations = schema.getMutationType();
                if (mutations == null || mutations.getFieldDefinition(mutation) == null) {
                    throw new IllegalArgumentException(field.getName() + " subscribes to no mutation: " + mutation);
                }
                subscribers.computeIfAbsent(mutation, _ -> new ArrayList<>()).add(field.getName());
            }
        }
        return subscribers;
    }

    private static List<String> mutations(GraphQLFieldDefinition field) {
        var directive = field.getAppliedDirective("aws_subscribe");
        return directive == null
                ? List.of()
                : directive.getArgument("mutations").<List<String>>getValue();
    }
}
