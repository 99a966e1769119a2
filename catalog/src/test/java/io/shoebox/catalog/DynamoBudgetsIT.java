package io.shoebox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import io.shoebox.model.TableSchema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoBudgetsIT extends BudgetsContract {
    private static final String TABLE = "photos";

    private static final LocalDynamo SERVER = new LocalDynamo();
    private static final DynamoDbClient CLIENT = SERVER.client();

    @BeforeAll
    static void start() {
        CLIENT.createTable(PhotosTable.create(TABLE));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    protected Budgets budgets(BudgetLimits limits, InstantSource clock) {
        return new DynamoBudgets(CLIENT, TABLE, limits, clock);
    }

    @Override
    protected BudgetBook book(Budgets budgets, InstantSource clock) {
        return new DynamoBudgetBook(CLIENT, TABLE, clock);
    }

    @Test
    void limitsAreARowThatEndsOnceItHasNone() {
        IdentityId owner = new Photos(4).owner();
        BudgetBook book = new DynamoBudgetBook(CLIENT, TABLE, InstantSource.fixed(Instant.EPOCH));
        var key = BudgetRows.key(owner, AttributeValue.fromS(BudgetRows.LIMITS));

        book.change(owner, new OwnLimits(Map.of(BudgetNumber.MIB_PER_DAY, 3L)));
        assertThat(CLIENT.getItem(get -> get.tableName(TABLE).key(key)).item())
                .containsOnlyKeys("pk", "sk", "mibPerDay")
                .containsEntry("mibPerDay", AttributeValue.fromN("3"));

        book.change(owner, OwnLimits.NONE);
        assertThat(CLIENT.getItem(get -> get.tableName(TABLE).key(key)).item())
                .containsOnlyKeys("pk", "sk", TableSchema.EXPIRES_AT)
                .containsEntry(TableSchema.EXPIRES_AT, AttributeValue.fromN("86400"));
    }

    @Test
    void aDayIsOneRowThatEnds() {
        IdentityId owner = new Photos(3).owner();
        var limits = new BudgetLimits(new Cost(9, 9999, 9), new Cost(9, 0, 9));
        Budgets budgets = budgets(limits, InstantSource.fixed(Instant.parse("2026-03-01T07:59:59Z")));
        budgets.spend(owner, Cost.ofTicket(100));
        budgets.spend(owner, Cost.ofTicket(50));

        assertThat(CLIENT.getItem(get -> get.tableName(TABLE)
                                .key(BudgetRows.key(owner, BudgetRows.day(Instant.parse("2026-03-01T00:00:00Z")))))
                        .item())
                .containsOnlyKeys("pk", "sk", "tickets", "tickets07", "bytes07", TableSchema.EXPIRES_AT)
                .containsEntry("pk", AttributeValue.fromS("BUDGET#" + owner))
                .containsEntry("sk", AttributeValue.fromS("2026-03-01"))
                .containsEntry("tickets07", AttributeValue.fromN("2"))
                .containsEntry("bytes07", AttributeValue.fromN("150"));
    }
}
