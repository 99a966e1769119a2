package io.shoebox.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What each identity may do in an hour and in a day, by the clock and the calendar of UTC. 0: as much as it likes. */
public record BudgetLimits(Cost hour, Cost day) {
    /** No limits. */
    public static final BudgetLimits NONE = new BudgetLimits(new Cost(0, 0, 0), new Cost(0, 0, 0));

    /** One number that is limited in one time. */
    record Limit(String name, String what, long most, long cost, Instant frees) {
        boolean isTooMuchByItself() {
            return cost > most;
        }

        boolean allows(long spent) {
            return spent <= most - cost;
        }

        Spending.Refused refusal() {
            return new Spending.Refused(
                    String.format(Locale.ROOT, what, most), isTooMuchByItself() ? Spending.Refused.NEVER : frees);
        }
    }

    /** The limits that this cost counts against. The names of an hour's numbers tell the hour: the row is a day's. */
    List<Limit> of(Cost cost, Instant now) {
        Instant nextHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Instant nextDay = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        return Stream.concat(
                        limits(hour, cost, hourOf(now), "an hour", nextHour), limits(day, cost, "", "a day", nextDay))
                .filter(limit -> limit.most() > 0 && limit.cost() > 0)
                .toList();
    }

    /** What the names of an hour's numbers end with. */
    static String hourOf(Instant now) {
        return String.format(Locale.ROOT, "%02d", now.atZone(ZoneOffset.UTC).getHour());
    }

    private static Stream<Limit> limits(Cost most, Cost cost, String suffix, String time, Instant frees) {
        return Stream.of(
                new Limit("tickets" + suffix, "at most %d uploads " + time, most.tickets(), cost.tickets(), frees),
                new Limit("bytes" + suffix, "at most %d bytes uploaded " + time, most.bytes(), cost.bytes(), frees),
                new Limit("deletes" + suffix, "at most %d deletions " + time, most.deletes(), cost.deletes(), frees));
    }
}
