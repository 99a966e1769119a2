package io.shoebox.operations.appsync;

import io.shoebox.operations.Operations;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.AuditLog;
import io.shoebox.operations.records.AuditPage;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields on what is counted and written down: usage and the audit log. */
public final class RecordResolvers {
    private static final int OWNERS = 20;
    private static final int MOST_OWNERS = 100;
    private static final int ENTRIES = 50;

    private final Operations operations;

    public RecordResolvers(Operations operations) {
        this.operations = operations;
    }

    /** By name of the field. */
    public Map<String, OperatorResolver> byField() {
        return Map.of(
                "usage", (operator, arguments) -> usage(arguments),
                "audit", (operator, arguments) -> audit(arguments));
    }

    private Answer usage(Arguments arguments) {
        int limit = Asked.limit(arguments, OWNERS, MOST_OWNERS);
        return new Answer.Value(RecordFields.of(operations.usage().recent(), limit));
    }

    private Answer audit(Arguments arguments) {
        int limit = Asked.limit(arguments, ENTRIES, AuditLog.MOST);
        AuditPage page;
        try {
            page = operations.audit().list(limit, arguments.text("nextToken"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("nextToken is no token of this listing");
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("items", page.entries().stream().map(RecordFields::of).toList());
        fields.put("nextToken", page.next());
        return new Answer.Value(fields);
    }
}
