package io.shoebox.bench.report;

import java.util.stream.Stream;

/**
 * A page of which some parts are written by commands, each below a line of its own; what people wrote above the first of them
 * stays.
 */
public record WrittenPage(String text) {
    private static final String BEGINNING = "<!-- below: written by ./shoebox bench ";
    private static final String END = " --write -->";

    /** The line below which a command writes. */
    public static String mark(String command) {
        return BEGINNING + command + END;
    }

    /**
     * The page with another content in the part of a command, which ends at the next one.
     *
     * @throws IllegalArgumentException if the page has no such part
     */
    public String with(String command, String content) {
        String mark = mark(command);
        int start = text.indexOf(mark);
        if (start < 0) {
            throw new IllegalArgumentException("the page has no line '" + mark + "', below which the report would go");
        }
        int contentStart = start + mark.length();
        int next = text.indexOf(BEGINNING, contentStart);
        String rest = next < 0 ? "" : "\n" + text.substring(next);
        return text.substring(0, contentStart) + "\n\n" + content.strip() + "\n" + rest;
    }

    /** A page of its own for one command. */
    public static WrittenPage of(String command, String content) {
        return new WrittenPage(Stream.of("# Performance", mark(command), content.strip())
                        .reduce((a, b) -> a + "\n\n" + b)
                        .orElseThrow()
                + "\n");
    }
}
