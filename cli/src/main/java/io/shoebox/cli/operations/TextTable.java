package io.shoebox.cli.operations;

import java.util.ArrayList;
import java.util.List;

/** Columns for people; numbers stand right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... head) {
        rows.add(List.of(head));
    }

    void row(Object... cells) {
        var texts = new ArrayList<String>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell));
        }
        rows.add(texts);
    }

    List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        for (int number = 0; number < rows.size(); number++) {
            List<String> row = rows.get(number);
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                String gap = " ".repeat(widths[i] - cell.length());
                boolean right = isNumber(cell) || (number == 0 && isNumbers(i));
                line.append(i == 0 ? "" : "  ").append(right ? gap + cell : cell + gap);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private boolean isNumbers(int column) {
        return rows.size() > 1 && rows.stream().skip(1).allMatch(row -> isNumber(row.get(column)));
    }

    private static boolean isNumber(String cell) {
        return cell.equals("-") || (!cell.isEmpty() && Character.isDigit(cell.charAt(0)) && cell.length() < 12);
    }
}
