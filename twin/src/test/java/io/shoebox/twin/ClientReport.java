package io.shoebox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a client program said.
 *
 * @param lines one a check, and a last one that sums up
 * @param errors what it said besides, such as warnings
 */
record ClientReport(int status, List<String> lines, String errors) {
    ClientReport {
        lines = List.copyOf(lines);
    }

    /**
     * Every check was made and passed, and no signed URL was printed.
     *
     * @param least so many checks were made
     * @param leftOut as many were left out, since the server lacks something
     */
    void assertPassed(int least, int leftOut) {
        assertThat(lines).as(text()).noneMatch(line -> line.startsWith("FAILED"));
        assertThat(lines).as(text()).endsWith("All checks passed.");
        assertThat(status).as(text()).isZero();
        assertThat(text()).doesNotContain("X-Amz-Signature=");
        assertThat(lines.stream().filter(line -> line.startsWith("ok "))).hasSizeGreaterThanOrEqualTo(least);
        assertThat(lines.stream().filter(line -> line.startsWith("left out "))).hasSize(leftOut);
    }

    /** All of it. */
    String text() {
        return String.join("\n", lines) + "\n" + errors;
    }
}
