package io.shoebox.infra.settings;

import java.util.stream.Collectors;

/** The settings as a table in Markdown, which docs/settings.md holds. */
final class SettingsTable {
    private SettingsTable() {}

    static String markdown() {
        return SettingsReader.leaves(Settings.class).stream()
                .map(SettingsTable::row)
                .collect(Collectors.joining(
                        "\n", "| name | what it does | values | default |\n|---|---|---|---|\n", "\n"));
    }

    private static String row(SettingsReader.Leaf leaf) {
        String otherwise = leaf.otherwise().isEmpty() ? "none" : "`" + leaf.otherwise() + "`";
        return "| `" + leaf.path() + "` | " + leaf.setting().value() + " | " + SettingValue.rule(leaf) + " | "
                + otherwise + " |";
    }
}
