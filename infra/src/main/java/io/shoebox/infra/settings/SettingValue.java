package io.shoebox.infra.settings;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A setting's value out of its text, by the type of its component. */
final class SettingValue {
    private SettingValue() {}

    /** @throws IllegalArgumentException if the text breaks the setting's rule */
    static @Nullable Object parse(SettingsReader.Leaf leaf, String text) {
        Class<?> type = leaf.component().getType();
        if (type == boolean.class) {
            return flag(text);
        }
        if (type == int.class) {
            return Math.toIntExact(number(leaf, text, Integer.MAX_VALUE));
        }
        if (type == long.class) {
            return number(leaf, text, Long.MAX_VALUE);
        }
        if (type == Stage.class) {
            return new Stage(text);
        }
        if (type == Map.class) {
            return SettingsReader.pairs(text, ",");
        }
        if (type == List.class) {
            List<String> elements = Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(e -> !e.isEmpty())
                    .toList();
            return isOfNumbers(leaf)
                    ? elements.stream()
                            .map(element -> (int) number(leaf, element, Integer.MAX_VALUE))
                            .toList()
                    : elements.stream().map(element -> formed(leaf, element)).toList();
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        return text.isEmpty() ? null : formed(leaf, text);
    }

    /** What the value must be, in words. */
    static String rule(SettingsReader.Leaf leaf) {
        Class<?> type = leaf.component().getType();
        Setting setting = leaf.setting();
        if (type == boolean.class) {
            return "true or false";
        }
        if (setting.oneOf().length > 0) {
            return Arrays.stream(setting.oneOf()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        }
        if (type == int.class || type == long.class) {
            return "a whole number from " + setting.least() + " to " + setting.most();
        }
        if (type == Stage.class) {
            return Stage.RULE;
        }
        if (type == Map.class) {
            return "names and values";
        }
        if (type == List.class && isOfNumbers(leaf)) {
            return "whole numbers from " + setting.least() + " to " + setting.most();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        return setting.rule();
    }

    private static boolean isOfNumbers(SettingsReader.Leaf leaf) {
        return leaf.component().getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == Integer.class;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long number(SettingsReader.Leaf leaf, String text, long most) {
        long number = Long.parseLong(text);
        Setting setting = leaf.setting();
        long[] oneOf = setting.oneOf();
        boolean fits = oneOf.length == 0
                ? number >= setting.least() && number <= Math.min(most, setting.most())
                : Arrays.stream(oneOf).anyMatch(allowed -> allowed == number);
        if (!fits) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static String formed(SettingsReader.Leaf leaf, String text) {
        if (!text.matches(leaf.setting().form())) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
