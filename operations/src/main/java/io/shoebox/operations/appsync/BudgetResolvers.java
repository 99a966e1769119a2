package io.shoebox.operations.appsync;

import io.shoebox.catalog.BudgetNumber;
import io.shoebox.catalog.OwnLimits;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.BudgetDesk;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.EnumMap;
import java.util.Map;

/** The fields on what owners may do. */
final class BudgetResolvers {
    private final BudgetDesk desk;

    BudgetResolvers(BudgetDesk desk) {
        this.desk = desk;
    }

    /** By name of the field. */
    Map<String, OperatorResolver> byField() {
        return Map.of(
                "budget",
                (operator, arguments) -> new Answer.Value(RecordFields.of(desk.of(owner(arguments)))),
                "setBudget",
                (operator, arguments) -> new Answer.Value(RecordFields.of(
                        desk.change(operator.name(), owner(arguments), limits(arguments.within("input"))))));
    }

    private static IdentityId owner(Arguments arguments) {
        IdentityId owner = Asked.owner(arguments);
        if (owner == null) {
            throw new RefusedException("owner is missing");
        }
        return owner;
    }

    /** What is null or left out is as usual. */
    private static OwnLimits limits(Arguments input) {
        try {
            var numbers = new EnumMap<BudgetNumber, Long>(BudgetNumber.class);
            for (BudgetNumber number : BudgetNumber.values()) {
                Long most = input.number(number.text());
                if (most != null) {
                    numbers.put(number, most);
                }
            }
            return new OwnLimits(numbers);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }
}
