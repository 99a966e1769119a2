package io.shoebox.infra.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes records whose components are {@link Setting}s of texts, and notes every problem. */
final class SettingsReader {
    private final Map<String, String> values;
    private final List<String> problems;

    SettingsReader(Map<String, String> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    /**
     * A setting that holds a value.
     *
     * @param path its names, from the outermost group on, with dots between them
     */
    record Leaf(String path, RecordComponent component, String otherwise) {
        Setting setting() {
            return settingOf(component);
        }
    }

    /** All settings, in the order of the records. */
    static List<Leaf> leaves(Class<?> group) {
        return leaves(group, "", Map.of()).toList();
    }

    private static Stream<Leaf> leaves(Class<?> group, String prefix, Map<String, String> differing) {
        return Arrays.stream(group.getRecordComponents()).flatMap(component -> {
            String path = prefix + component.getName();
            return isGroup(component)
                    ? leaves(
                            component.getType(),
                            path + ".",
                            pairs(settingOf(component).otherwise(), " "))
                    : Stream.of(new Leaf(path, component, otherwise(component, differing)));
        });
    }

    /** What is read in the case of a problem is not to be used. */
    <T extends Record> T read(Class<T> group) {
        List<Leaf> leaves = leaves(group);
        var known = new TreeSet<>(leaves.stream().map(Leaf::path).toList());
        var unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        unknown.forEach(name -> problems.add("unknown " + name + ", known are " + neighbours(name, known)));
        Map<String, Leaf> byPath = leaves.stream().collect(Collectors.toMap(Leaf::path, Function.identity()));
        return group.cast(build(group, "", byPath));
    }

    private Object build(Class<?> group, String prefix, Map<String, Leaf> leaves) {
        RecordComponent[] components = group.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String path = prefix + components[i].getName();
            Leaf leaf = leaves.get(path);
            arguments[i] = leaf == null ? build(components[i].getType(), path + ".", leaves) : value(leaf);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return group.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(group + " cannot be made of its settings", e);
        }
    }

    private @Nullable Object value(Leaf leaf) {
        String given = values.get(leaf.path());
        try {
            return SettingValue.parse(leaf, given == null ? leaf.otherwise() : given.strip());
        } catch (IllegalArgumentException e) {
            problems.add(leaf.path() + " must be " + SettingValue.rule(leaf) + ", not '" + given + "'");
            return SettingValue.parse(leaf, leaf.otherwise());
        }
    }

    /** The settings beside one that there is not, or all groups. */
    private static Set<String> neighbours(String name, Set<String> known) {
        String group = name.substring(0, name.lastIndexOf('.') + 1);
        Set<String> near = sorted(known.stream().filter(other -> other.startsWith(group)));
        return near.isEmpty() || group.isEmpty()
                ? sorted(known.stream().map(other -> other.replaceFirst("\\..*", ".…")))
                : near;
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isGroup(RecordComponent component) {
        return component.getType().isRecord() && !component.getType().equals(Stage.class);
    }

    private static String otherwise(RecordComponent component, Map<String, String> differing) {
        return differing.getOrDefault(component.getName(), settingOf(component).otherwise());
    }

    static Setting settingOf(RecordComponent component) {
        return Objects.requireNonNull(component.getAnnotation(Setting.class), component::toString);
    }

    /** {@code name=value}, separated. */
    static Map<String, String> pairs(String text, String separator) {
        var pairs = new HashMap<String, String>();
        Stream.of(text.split(separator, -1))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> {
                    String[] parts = pair.split("=", 2);
                    if (parts.length != 2) {
                        throw new IllegalArgumentException(pair);
                    }
                    pairs.put(parts[0], parts[1]);
                });
        return pairs;
    }
}
