package io.shoebox.operations.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next opaque; gets the part after this one; null at the end */
public record AuditPage(List<AuditEntry> entries, @Nullable String next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
