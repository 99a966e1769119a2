package io.shoebox.operations.records;

import io.shoebox.catalog.BudgetBook;
import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.BudgetNumber;
import io.shoebox.catalog.OwnLimits;
import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows what an owner may do and has done, and gives them limits of their own. */
public final class BudgetDesk {
    private final BudgetBook book;
    private final BudgetLimits usual;
    private final AuditLog audit;
    private final InstantSource clock;

    /** @param usual what holds for who has no limits of their own */
    public BudgetDesk(BudgetBook book, BudgetLimits usual, AuditLog audit, InstantSource clock) {
        this.book = book;
        this.usual = usual;
        this.audit = audit;
        this.clock = clock;
    }

    /** The limits that are the owner's own. */
    public OwnLimits own(IdentityId owner) {
        return book.read(owner).own();
    }

    public OwnerBudget of(IdentityId owner) {
        return budget(owner, clock.instant(), book.read(owner));
    }

    /** Gives the owner these limits in place of those before; what is not among them is as usual again. */
    public OwnerBudget change(String who, IdentityId owner, OwnLimits own) {
        book.change(owner, own);
        audit.acted(who, "setBudget", owner + ": " + words(own), null);
        return of(owner);
    }

    /** In a line. */
    public static String words(OwnLimits own) {
        return own.numbers().isEmpty()
                ? "the default"
                : own.numbers().entrySet().stream()
                        .map(number -> number.getKey().text() + "=" + number.getValue())
                        .collect(Collectors.joining(" "));
    }

    private OwnerBudget budget(IdentityId owner, Instant now, BudgetBook.Entry entry) {
        return new OwnerBudget(
                owner,
                Arrays.stream(BudgetNumber.values())
                        .map(number -> line(number, now, entry))
                        .toList());
    }

    private OwnerBudget.Line line(BudgetNumber number, Instant now, BudgetBook.Entry entry) {
        long otherwise = number.of(usual.hour(), usual.day()) / number.unit();
        Long own = entry.own().numbers().get(number);
        ChronoUnit time = number.isHourly() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        return new OwnerBudget.Line(
                number,
                own == null ? otherwise : own,
                otherwise,
                own != null,
                (double) number.of(entry.hour(), entry.day()) / number.unit(),
                now.truncatedTo(time).plus(1, time));
    }
}
