package io.shoebox.operations.appsync;

import io.shoebox.operations.Operations;
import io.shoebox.operations.photos.PhotoFinder;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.Map;

/** The fields on a single photo's life. */
public final class HistoryResolvers {
    private static final int FOUND = 20;

    private final Operations operations;

    public HistoryResolvers(Operations operations) {
        this.operations = operations;
    }

    /** By name of the field. */
    public Map<String, OperatorResolver> byField() {
        return Map.of(
                "photoHistory", (operator, arguments) -> history(arguments),
                "findPhotos", (operator, arguments) -> find(arguments));
    }

    private Answer history(Arguments arguments) {
        return new Answer.Value(operations
                .history()
                .of(Asked.key(arguments))
                .map(RecordFields::of)
                .orElse(null));
    }

    private Answer find(Arguments arguments) {
        int limit = Asked.limit(arguments, FOUND, PhotoFinder.MOST);
        return new Answer.Value(
                operations.finder().find(Asked.text(arguments, "filename"), Asked.owner(arguments), limit).stream()
                        .map(RecordFields::found)
                        .toList());
    }
}
