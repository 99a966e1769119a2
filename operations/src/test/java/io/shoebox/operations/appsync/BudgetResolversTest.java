package io.shoebox.operations.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.Cost;
import io.shoebox.catalog.InMemoryBudgets;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.AuditEntry;
import io.shoebox.operations.records.AuditLog;
import io.shoebox.operations.records.BudgetDesk;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

final class BudgetResolversTest {
    private static final String OWNER = "us-east-1:00000000-1111-4222-8333-444444444444";
    private static final Operator ANN = new Operator("ann@example.com");
    private static final BudgetLimits USUAL = new BudgetLimits(new Cost(10, 5 << 20, 0), new Cost(100, 50 << 20, 30));

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T07:10:00Z"));
    private final InMemoryBudgets budgets = new InMemoryBudgets(USUAL, clock);
    private final List<AuditEntry> audit = new ArrayList<>();
    private final Map<String, OperatorResolver> fields = new BudgetResolvers(
                    new BudgetDesk(budgets, USUAL, new AuditLog(clients(), "table", audit::add), clock))
            .byField();

    @Test
    void eachNumberIsToldWithWhatIsUsedAndWhenItBeginsAnew() {
        budgets.spend(new IdentityId(OWNER), Cost.ofTicket(1 << 19));

        assertThat(limits("budget", Map.of("owner", OWNER)))
                .hasSize(6)
                .contains(
                        limit("UPLOADS_PER_HOUR", 10, 10, false, 1, "2026-03-01T08:00:00Z"),
                        limit("MIB_PER_DAY", 50, 50, false, 0.5, "2026-03-02T00:00:00Z"),
                        limit("DELETES_PER_HOUR", 0, 0, false, 0, "2026-03-01T08:00:00Z"));
    }

    @Test
    void whatIsSetHoldsWhatIsLeftOutIsUsualAndBothAreOnRecord() {
        Map<String, Object> input = Map.of("uploadsPerDay", 7, "mibPerHour", 0);

        assertThat(limits("setBudget", Map.of("owner", OWNER, "input", input)))
                .contains(
                        limit("UPLOADS_PER_DAY", 7, 100, true, 0, "2026-03-02T00:00:00Z"),
                        limit("MIB_PER_HOUR", 0, 5, true, 0, "2026-03-01T08:00:00Z"),
                        limit("MIB_PER_DAY", 50, 50, false, 0, "2026-03-02T00:00:00Z"));
        assertThat(limits("setBudget", Map.of("owner", OWNER, "input", Map.of("mibPerHour", 9.0))))
                .contains(
                        limit("UPLOADS_PER_DAY", 100, 100, false, 0, "2026-03-02T00:00:00Z"),
                        limit("MIB_PER_HOUR", 9, 5, true, 0, "2026-03-01T08:00:00Z"));
        limits("setBudget", Map.of("owner", OWNER, "input", Map.of()));

        assertThat(audit)
                .extracting(AuditEntry::who, AuditEntry::what, AuditEntry::detail)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"ann@example.com\", \"setBudget\", \"" + OWNER + ": uploadsPerDay=7 mibPerHour=0\")",
                        "(\"ann@example.com\", \"setBudget\", \"" + OWNER + ": mibPerHour=9\")",
                        "(\"ann@example.com\", \"setBudget\", \"" + OWNER + ": the default\")");
    }

    @Test
    void whatBreaksARuleChangesNothingAndIsToldWithTheRule() {
        refused(Map.of("owner", "ann", "input", Map.of()), "owner must be an identity");
        refused(Map.of("input", Map.of()), "owner is missing");
        refused(
                Map.of("owner", OWNER, "input", Map.of("mibPerDay", -1)),
                "mibPerDay must be from 0 to 1000000000, not -1");
        refused(Map.of("owner", OWNER, "input", Map.of("mibPerDay", 1e10)), "mibPerDay must be from 0 to 1000000000");
        refused(Map.of("owner", OWNER, "input", Map.of("uploadsPerDay", 1.5)), "uploadsPerDay is no whole number");

        assertThat(audit).isEmpty();
        assertThat(budgets.read(new IdentityId(OWNER)).own().numbers()).isEmpty();
    }

    private void refused(Map<String, Object> arguments, String rule) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> limits("setBudget", arguments))
                .withMessageContaining(rule);
    }

    private List<Object> limits(String field, Map<String, Object> arguments) {
        Answer answer = Objects.requireNonNull(fields.get(field)).resolve(ANN, new Arguments(Map.copyOf(arguments)));
        assertThat(answer).isInstanceOf(Answer.Value.class);
        Map<?, ?> budget = (Map<?, ?>) Objects.requireNonNull(((Answer.Value) answer).value());
        assertThat(budget.get("owner")).isEqualTo(OWNER);
        return new ArrayList<>((List<?>) Objects.requireNonNull(budget.get("limits")));
    }

    private static Map<String, @Nullable Object> limit(
            String name, long limit, long usual, boolean own, double used, String frees) {
        return Map.of(
                "name", name,
                "limit", limit,
                "usual", usual,
                "own", own,
                "used", used,
                "frees", frees);
    }

    /** Whose table takes what it is given. */
    private Clients clients() {
        return new Clients(
                new S3Client() {
                    @Override
                    public String serviceName() {
                        return "s3";
                    }

                    @Override
                    public void close() {}
                },
                new SqsClient() {
                    @Override
                    public String serviceName() {
                        return "sqs";
                    }

                    @Override
                    public void close() {}
                },
                new DynamoDbClient() {
                    @Override
                    public PutItemResponse putItem(PutItemRequest request) {
                        return PutItemResponse.builder().build();
                    }

                    @Override
                    public String serviceName() {
                        return "dynamodb";
                    }

                    @Override
                    public void close() {}
                },
                null,
                clock);
    }
}
