package io.shoebox.infra.monitoring;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.constructs.Construct;

/** Tells what the stage costs before the month's bill does, by the cost allocation tag {@code stage}. */
public final class Budget {
    private static final int SPENT_PERCENT = 80;

    private Budget() {}

    public static void add(Construct scope, Deployment deployment, String email) {
        CfnBudget.Builder.create(scope, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName(deployment.names().global("month"))
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(deployment.settings().alarms().monthlyBudget())
                                .unit("USD")
                                .build())
                        .costFilters(Map.of("TagKeyValue", List.of("user:stage$" + stage(deployment.settings()))))
                        .build())
                .notificationsWithSubscribers(
                        List.of(told("ACTUAL", SPENT_PERCENT, email), told("FORECASTED", 100, email)))
                .build();
    }

    private static String stage(Settings settings) {
        return settings.tags().getOrDefault("stage", settings.stage().value());
    }

    private static CfnBudget.NotificationWithSubscribersProperty told(String kind, int percent, String email) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(kind)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(email)
                        .build()))
                .build();
    }
}
