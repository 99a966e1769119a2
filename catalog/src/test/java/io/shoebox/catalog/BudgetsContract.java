package io.shoebox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How every {@link Budgets} counts. */
public abstract class BudgetsContract {
    private static final Spending GRANTED = new Spending.Granted();
    private static final BudgetLimits LIMITS = new BudgetLimits(new Cost(3, 1000, 2), new Cost(5, 1500, 3));

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T22:10:00Z"));
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();

    /** Those under test. */
    protected abstract Budgets budgets(BudgetLimits limits, InstantSource clock);

    /** Of the same rows. */
    protected abstract BudgetBook book(Budgets budgets, InstantSource clock);

    @Test
    void whatIsLeftOfAnHourIsThereAgainInTheNext() {
        Budgets budgets = budgets(LIMITS, now::get);
        for (int i = 0; i < 3; i++) {
            assertThat(budgets.spend(owner, Cost.ofTicket(10))).isEqualTo(GRANTED);
        }
        assertThat(budgets.spend(owner, Cost.ofTicket(10)))
                .isEqualTo(new Spending.Refused("at most 3 uploads an hour", Instant.parse("2026-03-01T23:00:00Z")));
        assertThat(budgets.spend(owner, Cost.ofDelete())).isEqualTo(GRANTED);
        later(Duration.ofMinutes(50));
        assertThat(budgets.spend(owner, Cost.ofTicket(10))).isEqualTo(GRANTED);
    }

    @Test
    void aDayEndsAtMidnightAndWhatWasRefusedCostsNothing() {
        Budgets budgets = budgets(LIMITS, now::get);
        assertThat(budgets.spend(owner, Cost.ofTicket(1000))).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofTicket(1)))
                .isEqualTo(new Spending.Refused(
                        "at most 1000 bytes uploaded an hour", Instant.parse("2026-03-01T23:00:00Z")));
        later(Duration.ofHours(1));
        assertThat(budgets.spend(owner, Cost.ofTicket(501)))
                .isEqualTo(new Spending.Refused(
                        "at most 1500 bytes uploaded a day", Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(budgets.spend(owner, Cost.ofTicket(500))).isEqualTo(GRANTED);
        later(Duration.ofHours(1));
        assertThat(budgets.spend(owner, Cost.ofTicket(1000))).isEqualTo(GRANTED);
    }

    @Test
    void whatIsMoreThanThereIsWillNeverBeGranted() {
        assertThat(budgets(LIMITS, now::get).spend(owner, Cost.ofTicket(1001)))
                .isEqualTo(new Spending.Refused("at most 1000 bytes uploaded an hour", Spending.Refused.NEVER));
    }

    @Test
    void identitiesHaveBudgetsOfTheirOwn() {
        Budgets budgets = budgets(LIMITS, now::get);
        assertThat(budgets.spend(owner, new Cost(0, 0, 2))).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofDelete())).isInstanceOf(Spending.Refused.class);
        assertThat(budgets.spend(photos.owner(), Cost.ofDelete())).isEqualTo(GRANTED);
    }

    @Test
    void zeroIsNoLimit() {
        Budgets budgets = budgets(new BudgetLimits(new Cost(0, 0, 1), new Cost(0, 0, 0)), now::get);
        for (int i = 0; i < 50; i++) {
            assertThat(budgets.spend(owner, Cost.ofTicket(1L << 40))).isEqualTo(GRANTED);
        }
        assertThat(budgets.spend(owner, Cost.ofDelete())).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofDelete())).isInstanceOf(Spending.Refused.class);
    }

    @Test
    void callersAtOnceNeverGetMoreThanThereIs() throws Exception {
        Budgets budgets = budgets(new BudgetLimits(new Cost(10, 0, 0), new Cost(0, 0, 0)), now::get);
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Spending>> calls = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                calls.add(() -> budgets.spend(owner, Cost.ofTicket(1)));
            }
            int granted = 0;
            for (Future<Spending> call : pool.invokeAll(calls)) {
                granted += call.get().equals(GRANTED) ? 1 : 0;
            }
            assertThat(granted).isEqualTo(10);
        }
    }

    @Test
    void allAgreeWithTheReferenceModel() {
        for (int seed = 0; seed < 5; seed++) {
            var random = new Random(seed);
            var model = new InMemoryBudgets(LIMITS, now::get);
            Budgets budgets = budgets(LIMITS, now::get);
            IdentityId somebody = photos.owner();
            for (int step = 0; step < 40; step++) {
                later(Duration.ofMinutes(random.nextInt(40)));
                Cost cost = random.nextInt(3) == 0 ? Cost.ofDelete() : Cost.ofTicket(random.nextInt(1, 1100));
                assertThat(budgets.spend(somebody, cost))
                        .as("seed %s, step %s", seed, step)
                        .isEqualTo(model.spend(somebody, cost));
            }
        }
    }

    @Test
    void ownLimitsRaiseLowerAndLiftTheUsualOnesWithinAMinuteUntilTheyAreRemoved() {
        Budgets budgets = budgets(LIMITS, now::get);
        BudgetBook book = book(budgets, now::get);
        IdentityId other = photos.owner();
        assertThat(budgets.spend(owner, new Cost(0, 0, 2))).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofDelete())).isInstanceOf(Spending.Refused.class);

        change(book, Map.of(BudgetNumber.DELETES_PER_HOUR, 10L, BudgetNumber.DELETES_PER_DAY, 4L));
        assertThat(budgets.spend(owner, new Cost(0, 0, 2))).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofDelete()))
                .isEqualTo(new Spending.Refused("at most 4 deletions a day", Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(budgets.spend(other, new Cost(0, 0, 3))).isInstanceOf(Spending.Refused.class);

        change(book, Map.of(BudgetNumber.DELETES_PER_HOUR, 0L, BudgetNumber.DELETES_PER_DAY, 0L));
        assertThat(budgets.spend(owner, new Cost(0, 0, 100))).isEqualTo(GRANTED);
        assertThat(book.read(owner).day().deletes()).isEqualTo(4);

        change(book, Map.of(BudgetNumber.UPLOADS_PER_HOUR, 1L));
        assertThat(budgets.spend(owner, Cost.ofTicket(10))).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofTicket(10)))
                .isEqualTo(new Spending.Refused("at most 1 uploads an hour", Instant.parse("2026-03-01T23:00:00Z")));

        change(book, Map.of());
        assertThat(budgets.spend(owner, Cost.ofTicket(10))).isEqualTo(GRANTED);
        assertThat(budgets.spend(owner, Cost.ofDelete())).isInstanceOf(Spending.Refused.class);
        assertThat(book.read(owner).own()).isEqualTo(OwnLimits.NONE);
    }

    @Test
    void theBookTellsOwnLimitsAndWhatWasSpentInThisHourAndThisDay() {
        Budgets budgets = budgets(LIMITS, now::get);
        BudgetBook book = book(budgets, now::get);
        assertThat(book.read(owner))
                .isEqualTo(new BudgetBook.Entry(OwnLimits.NONE, new Cost(0, 0, 0), new Cost(0, 0, 0)));
        var own = new OwnLimits(Map.of(BudgetNumber.MIB_PER_DAY, 7L));

        budgets.spend(owner, Cost.ofTicket(100));
        budgets.spend(owner, Cost.ofDelete());
        book.change(owner, own);
        later(Duration.ofHours(1));
        budgets.spend(owner, Cost.ofTicket(50));

        assertThat(book.read(owner)).isEqualTo(new BudgetBook.Entry(own, new Cost(1, 50, 0), new Cost(2, 150, 1)));
        later(Duration.ofDays(1));
        assertThat(book.read(owner)).isEqualTo(new BudgetBook.Entry(own, new Cost(0, 0, 0), new Cost(0, 0, 0)));
    }

    /** And waits until all keep it. */
    private void change(BudgetBook book, Map<BudgetNumber, Long> numbers) {
        book.change(owner, new OwnLimits(numbers));
        later(RecentLimits.KEPT);
    }

    private void later(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }
}
