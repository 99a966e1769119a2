package io.shoebox.infra.parts;

import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.monitoring.Alarms;
import io.shoebox.infra.monitoring.Budget;
import io.shoebox.infra.monitoring.PipelineDashboard;
import io.shoebox.infra.monitoring.SavedQueries;
import io.shoebox.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What operators look at, and what wakes them. */
public final class MonitoringPart {
    public MonitoringPart(
            Construct scope, Deployment deployment, @Nullable ApiPart api, @Nullable IdentityPart identity) {
        Settings settings = deployment.settings();
        // Not encrypted with the key alias/aws/sns: CloudWatch may not use that key, and alarms would vanish.
        var topic = Topic.Builder.create(scope, "Alarms")
                .topicName(deployment.names().optional("alarms"))
                .build();
        // A policy takes the place of the default one, which lets all of the account publish: alarms must be named.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Alarms")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
                .build());
        topic.addToResourcePolicy(Statements.denyAll(
                "TlsOnly",
                "sns:Publish",
                List.of(topic.getTopicArn()),
                Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
        String email = settings.alarms().email();
        if (email != null) {
            topic.addSubscription(new EmailSubscription(email));
            if (settings.alarms().monthlyBudget() > 0) {
                Budget.add(scope, deployment, email);
            }
        }
        String apiId = api == null ? null : api.apiId();
        new Alarms(scope, deployment, topic)
                .addAll(
                        apiId == null || identity == null
                                ? null
                                : new Alarms.Watched(apiId, identity.users().issuer()));
        SavedQueries.add(scope, deployment);
        PipelineDashboard.add(scope, deployment, apiId);
        Outputs.add(scope, "AlarmTopic", topic.getTopicArn());
    }
}
