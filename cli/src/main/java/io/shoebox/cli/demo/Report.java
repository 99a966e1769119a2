package io.shoebox.cli.demo;

import java.io.PrintWriter;
import java.util.Objects;

/** What a demo found, line by line, as a person would want to read it; counts what was not as expected. */
public final class Report {
    private final PrintWriter out;
    private int surprises;

    /** Writes as it goes. */
    public Report(PrintWriter out) {
        this.out = out;
    }

    /** What the next lines are about. */
    public void heading(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    /** Something that happened. */
    public void step(String name, String text) {
        line("    ", name, text);
    }

    /** Something that must be so. */
    public void expect(String name, String what, Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            line("  ✔ ", name, what + ": " + actual);
        } else {
            surprise(name, what + ": " + actual + ", expected " + expected);
        }
    }

    /** Something that must not be. */
    public void surprise(String name, String text) {
        surprises++;
        line("  ✘ ", name, text);
    }

    /** How many findings were not as expected. */
    public int surprises() {
        return surprises;
    }

    private void line(String mark, String name, String text) {
        out.printf("%s%-11s %s%n", mark, name, text);
        out.flush();
    }
}
