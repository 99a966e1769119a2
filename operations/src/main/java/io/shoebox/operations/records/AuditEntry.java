package io.shoebox.operations.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator did.
 *
 * @param what the field of the API, or the command, such as {@code redrive}
 * @param count how many photos or messages it touched; null where that is no number
 */
public record AuditEntry(
        Instant at,
        String who,
        String what,
        @Nullable String detail,
        @Nullable Integer count) {}
