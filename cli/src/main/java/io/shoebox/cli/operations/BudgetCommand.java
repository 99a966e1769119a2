package io.shoebox.cli.operations;

import io.shoebox.catalog.BudgetNumber;
import io.shoebox.catalog.OwnLimits;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.appsync.RecordFields;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.BudgetDesk;
import io.shoebox.operations.records.OwnerBudget;
import java.io.Reader;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shoebox budget}: what an owner may do, and has done of it. */
@Command(
        name = "budget",
        description = {
            "Shows what an owner may do in an hour and a day, and has done of it; or gives them limits of their own.",
            "They hold within a minute. 0: no limit. What is not named stays as it is."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BudgetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "OWNER", description = "An identity, <region>:<uuid>.")
    private String owner = "";

    @Option(names = "--uploads-per-hour", paramLabel = "N", description = "Upload URLs an hour.")
    private @Nullable Long uploadsPerHour;

    @Option(names = "--uploads-per-day", paramLabel = "N", description = "Upload URLs a day.")
    private @Nullable Long uploadsPerDay;

    @Option(names = "--mib-per-hour", paramLabel = "N", description = "MiB uploaded an hour.")
    private @Nullable Long mibPerHour;

    @Option(names = "--mib-per-day", paramLabel = "N", description = "MiB uploaded a day.")
    private @Nullable Long mibPerDay;

    @Option(names = "--deletes-per-hour", paramLabel = "N", description = "Photos deleted an hour.")
    private @Nullable Long deletesPerHour;

    @Option(names = "--deletes-per-day", paramLabel = "N", description = "Photos deleted a day.")
    private @Nullable Long deletesPerDay;

    @Option(names = "--default", description = "All as usual again, but for what is named besides.")
    private boolean usual;

    @Mixin
    private final Confirmation confirmation;

    @Mixin
    private final OperatorOptions options;

    public BudgetCommand(Map<String, String> environment, Reader input) {
        options = new OperatorOptions(environment);
        confirmation = new Confirmation(input);
    }

    @Override
    public Integer call() {
        if (!IdentityId.isValid(owner)) {
            throw new RefusedException("OWNER must be an identity, <region>:<uuid>; ./shoebox usage lists them");
        }
        Map<BudgetNumber, Long> named = named();
        var identity = new IdentityId(owner);
        try (Target target = options.open()) {
            BudgetDesk desk = target.operations().budgets();
            if (named.isEmpty() && !usual) {
                tell(desk.of(identity));
                return 0;
            }
            var numbers = new EnumMap<BudgetNumber, Long>(BudgetNumber.class);
            numbers.putAll(usual ? Map.of() : desk.own(identity).numbers());
            numbers.putAll(named);
            OwnLimits own = limits(numbers);
            if (!confirmation.agrees(options, "Set the limits of 1 owner, " + owner + ": " + words(own) + "?")) {
                return 1;
            }
            tell(desk.change(Target.who(), identity, own));
            return 0;
        }
    }

    private Map<BudgetNumber, Long> named() {
        var named = new EnumMap<BudgetNumber, Long>(BudgetNumber.class);
        for (BudgetNumber number : BudgetNumber.values()) {
            Long most = option(number);
            if (most != null) {
                named.put(number, most);
            }
        }
        return named;
    }

    private @Nullable Long option(BudgetNumber number) {
        return switch (number) {
            case UPLOADS_PER_HOUR -> uploadsPerHour;
            case UPLOADS_PER_DAY -> uploadsPerDay;
            case MIB_PER_HOUR -> mibPerHour;
            case MIB_PER_DAY -> mibPerDay;
            case DELETES_PER_HOUR -> deletesPerHour;
            case DELETES_PER_DAY -> deletesPerDay;
        };
    }

    private static OwnLimits limits(Map<BudgetNumber, Long> numbers) {
        try {
            return new OwnLimits(numbers);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static String words(OwnLimits own) {
        return BudgetDesk.words(own) + (own.numbers().isEmpty() ? "" : ", the rest as usual");
    }

    private void tell(OwnerBudget budget) {
        if (options.json()) {
            options.sayJson(RecordFields.of(budget));
            return;
        }
        var table = new TextTable("what", "limit", "used", "frees", "whose");
        budget.lines()
                .forEach(line -> table.row(
                        line.number().text(),
                        line.limit() == 0 ? "none" : line.limit(),
                        line.used() == Math.rint(line.used())
                                ? (long) line.used()
                                : String.format(Locale.ROOT, "%.1f", line.used()),
                        Words.time(line.frees()),
                        line.isOwn() ? "own (usual: " + (line.usual() == 0 ? "none" : line.usual()) + ")" : "usual"));
        table.lines().forEach(options::say);
    }
}
