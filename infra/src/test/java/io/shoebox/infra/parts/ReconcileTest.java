package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function that compares buckets and table, and who calls it. */
final class ReconcileTest {
    private final Cloud cloud = Cloud.standard();

    @Test
    void schedulesCallTheAliasEachMinuteAndOnceADayAndTryNothingTwice() {
        List<JsonNode> schedules = cloud.properties("Reconcile", "AWS::Scheduler::Schedule");

        assertThat(schedules)
                .extracting(
                        schedule -> schedule.path("ScheduleExpression").asText(),
                        schedule -> schedule.at("/Target/Input").asText())
                .containsExactlyInAnyOrder(
                        tuple("rate(1 minute)", "{\"task\":\"tick\"}"),
                        tuple("cron(0 3 * * ? *)", "{\"task\":\"daily\"}"));
        assertThat(schedules).allSatisfy(schedule -> {
            assertThat(schedule.at("/Target/Arn/Ref").asText()).contains("Live");
            assertThat(schedule.at("/Target/RetryPolicy/MaximumRetryAttempts").asInt(-1))
                    .isZero();
        });
    }

    @Test
    void theSchedulesRoleMayCallTheFunctionAndNothingElse() {
        JsonNode role = cloud.properties("Reconcile", "AWS::IAM::Role").stream()
                .filter(each -> each.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service")
                        .asText()
                        .startsWith("scheduler"))
                .findFirst()
                .orElseThrow();

        JsonNode statements = role.at("/Policies/0/PolicyDocument/Statement");
        assertThat(role.path("Policies")).hasSize(1);
        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Action").asText()).isEqualTo("lambda:InvokeFunction");
        assertThat(statements.at("/0/Resource/Ref").asText()).contains("Live");
    }

    @Test
    void aRunIsAskedForEachDayOnlyWhereTheSettingsSaySo(@TempDir Path folder) {
        Cloud never = Cloud.synthesize(Map.of("reconcile.daily", "false"), folder.resolve("never"));
        Cloud late =
                Cloud.synthesize(Map.of("reconcile.hour", "22", "reconcile.mostCents", "50"), folder.resolve("late"));

        assertThat(never.properties("Reconcile", "AWS::Scheduler::Schedule")).hasSize(1);
        assertThat(late.properties("Reconcile", "AWS::Scheduler::Schedule").toString())
                .contains("cron(0 22 * * ? *)");
        assertThat(late.properties("Reconcile", "AWS::Lambda::Function")
                        .getFirst()
                        .at("/Environment/Variables/RECONCILE_MAX_CENTS")
                        .asText())
                .isEqualTo("50");
    }
}
