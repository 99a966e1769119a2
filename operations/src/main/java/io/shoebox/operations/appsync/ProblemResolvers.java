package io.shoebox.operations.appsync;

import io.shoebox.catalog.Page;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.Operations;
import io.shoebox.operations.photos.ProblemFilter;
import io.shoebox.operations.photos.Problems;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields on photos that failed or were rejected. */
public final class ProblemResolvers {
    private static final int PROBLEMS = 50;

    private final Operations operations;

    public ProblemResolvers(Operations operations) {
        this.operations = operations;
    }

    /** By name of the field. */
    public Map<String, OperatorResolver> byField() {
        return Map.of(
                "problems", (operator, arguments) -> problems(arguments),
                "retryPhotos", this::retry,
                "dismissProblem", this::dismiss);
    }

    private Answer problems(Arguments arguments) {
        ProblemFilter filter = filter(arguments);
        int limit = Asked.limit(arguments, PROBLEMS, Page.MOST_ITEMS);
        Page<Photo> page = checked(() -> operations.problems().list(filter, limit, arguments.text("nextToken")));
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("items", page.items().stream().map(RecordFields::problem).toList());
        fields.put("nextToken", page.next());
        return new Answer.Value(fields);
    }

    private Answer retry(Operator operator, Arguments arguments) {
        List<PhotoKey> keys = keys(arguments);
        boolean byFilter = arguments.values().get("filter") != null;
        if (keys.isEmpty() != byFilter) {
            throw new RefusedException("Either s3Keys or filter must be given, and not both");
        }
        Problems.Retried retried = byFilter
                ? checked(() -> operations.problems().retry(filter(arguments), arguments.text("nextToken")))
                : new Problems.Retried(operations.problems().retry(keys), null);
        String which = byFilter
                ? String.valueOf(filter(arguments))
                : keys.size() == 1 ? keys.getFirst().toString() : null;
        operations.audit().acted(operator.name(), "retryPhotos", which, retried.sent());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("sent", retried.sent());
        fields.put("more", retried.next() != null);
        fields.put("nextToken", retried.next());
        return new Answer.Value(fields);
    }

    private Answer dismiss(Operator operator, Arguments arguments) {
        PhotoKey key = Asked.key(arguments);
        String note = Asked.reason(arguments, "note");
        boolean dismissed = operations.problems().dismiss(key);
        if (dismissed) {
            operations.audit().acted(operator.name(), "dismissProblem", key + ": " + note, 1);
        }
        return new Answer.Value(dismissed);
    }

    private static List<PhotoKey> keys(Arguments arguments) {
        if (!(arguments.values().get("s3Keys") instanceof List<?> list)) {
            return List.of();
        }
        if (list.size() > Problems.MOST_RETRIED) {
            throw new RefusedException("s3Keys are at most " + Problems.MOST_RETRIED + " in one call");
        }
        return list.stream().map(String::valueOf).map(Asked::key).toList();
    }

    private static ProblemFilter filter(Arguments arguments) {
        Arguments given = arguments.within("filter");
        String status = given.text("status");
        return new ProblemFilter(
                Asked.owner(given),
                status == null ? null : PhotoStatus.valueOf(status),
                given.text("reasonContains"),
                Asked.time(given, "since"),
                Asked.time(given, "until"));
    }

    private static <T> T checked(Supplier<T> listing) {
        try {
            return listing.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException("nextToken is no token of this listing");
        }
    }
}
