package io.shoebox.emulator.appsync.graphql;

import graphql.execution.MergedField;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request selects of a field's value. */
final class Selection {
    private Selection() {}

    /** Paths as {@code selectionSetList} has them: parents before their children, aliases in the place of names. */
    static List<String> paths(DataFetchingFieldSelectionSet selected) {
        List<String> paths = new ArrayList<>();
        add(selected, "", paths);
        return paths.stream().distinct().toList();
    }

    private static void add(DataFetchingFieldSelectionSet selected, String prefix, List<String> paths) {
        for (SelectedField field : selected.getImmediateFields()) {
            String path = prefix + field.getResultKey();
            paths.add(path);
            add(field.getSelectionSet(), path + "/", paths);
        }
    }

    /** As {@code selectionSetGraphQL}: fragments stay as they are. */
    static String graphQl(MergedField field) {
        SelectionSet.Builder all = SelectionSet.newSelectionSet();
        boolean any = false;
        for (Field part : field.getFields()) {
            if (part.getSelectionSet() != null) {
                any = true;
                part.getSelectionSet().getSelections().forEach(all::selection);
            }
        }
        return any ? AstPrinter.printAst(all.build()) : "{}";
    }

    /** The value of a result with names of fields where aliases stood, as subscribers get it. */
    static @Nullable Object withoutAliases(@Nullable Object value, DataFetchingFieldSelectionSet selected) {
        return switch (value) {
            case List<?> list ->
                list.stream()
                        .map(item -> withoutAliases(item, selected))
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case Map<?, ?> map when !selected.getImmediateFields().isEmpty() -> fields(map, selected);
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> value, DataFetchingFieldSelectionSet selected) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SelectedField field : selected.getImmediateFields()) {
            if (value.containsKey(field.getResultKey())) {
                fields.put(field.getName(), withoutAliases(value.get(field.getResultKey()), field.getSelectionSet()));
            }
        }
        return fields;
    }
}
