package io.shoebox.emulator.appsync.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures an operation before it is validated, since validation takes time by its size. Fragments are counted wherever they
 * are spread; those that spread themselves end at the limits.
 */
final class DocumentLimits {
    /** Of fragments in fragments; validation refuses cycles, but comes later. */
    private static final int DEEPEST_SPREAD = 50;

    private final Limits limits;
    private final boolean introspection;

    DocumentLimits(Limits limits, boolean introspection) {
        this.limits = limits;
        this.introspection = introspection;
    }

    /** Tells what is too much; empty if nothing is. */
    Optional<String> excess(Document document, OperationDefinition operation) {
        Map<String, SelectionSet> fragments = new HashMap<>();
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment.getSelectionSet());
        }
        return Optional.ofNullable(new Walk(fragments).walk(operation.getSelectionSet(), 1, 0));
    }

    /** One measurement. */
    private final class Walk {
        private final Map<String, SelectionSet> fragments;
        private int fields;
        private int aliases;

        Walk(Map<String, SelectionSet> fragments) {
            this.fragments = fragments;
        }

        /** @param spreads how deep in fragments, by whose number recursion ends */
        @Nullable
        String walk(@Nullable SelectionSet set, int depth, int spreads) {
            if (set == null) {
                return null;
            }
            if (spreads > DEEPEST_SPREAD) {
                return "Fragments are nested more than " + DEEPEST_SPREAD + " deep.";
            }
            for (Selection<?> selection : set.getSelections()) {
                @Nullable
                String excess = switch (selection) {
                    case Field field -> field(field, depth, spreads);
                    case InlineFragment inline -> walk(inline.getSelectionSet(), depth, spreads + 1);
                    case FragmentSpread spread -> walk(fragments.get(spread.getName()), depth, spreads + 1);
                    default -> null;
                };
                if (excess != null) {
                    return excess;
                }
            }
            return null;
        }

        private @Nullable String field(Field field, int depth, int spreads) {
            boolean about =
                    field.getName().equals("__schema") || field.getName().equals("__type");
            if (about && !introspection) {
                return "Introspection is disabled.";
            }
            if (++fields > limits.fields()) {
                return "The operation has more than " + limits.fields() + " fields.";
            }
            if (field.getAlias() != null && ++aliases > limits.aliases()) {
                return "The operation has more than " + limits.aliases() + " aliases.";
            }
            if (depth > limits.depth()) {
                return "The operation is more than " + limits.depth() + " fields deep.";
            }
            // The fields of introspection have a bound of their own in graphql-java.
            return walk(field.getSelectionSet(), about ? Integer.MIN_VALUE : depth + 1, spreads);
        }
    }
}
