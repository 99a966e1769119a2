package io.shoebox.infra.constructs;

import io.shoebox.infra.deployment.Deployment;
import java.util.List;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** Keeps an address from calling the API too often: a rule of AWS WAF that counts requests in five minutes. */
public final class Firewall {
    private Firewall() {}

    public static void before(Construct scope, Deployment deployment, String apiArn) {
        CfnWebACL acl = CfnWebACL.Builder.create(scope, "Firewall")
                .name(deployment.names().optional("api"))
                .scope("REGIONAL")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .rules(List.of(CfnWebACL.RuleProperty.builder()
                        .name("TooManyRequests")
                        .priority(0)
                        .action(CfnWebACL.RuleActionProperty.builder()
                                .block(CfnWebACL.BlockActionProperty.builder().build())
                                .build())
                        .statement(CfnWebACL.StatementProperty.builder()
                                .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                        .aggregateKeyType("IP")
                                        .limit(deployment.settings().api().requestsPerFiveMinutes())
                                        .build())
                                .build())
                        .visibilityConfig(counted("TooManyRequests"))
                        .build()))
                .visibilityConfig(counted(deployment.names().required("api")))
                .build();
        CfnWebACLAssociation.Builder.create(scope, "FirewallBeforeApi")
                .resourceArn(apiArn)
                .webAclArn(acl.getAttrArn())
                .build();
    }

    /** Counted, and without samples, which hold addresses. */
    private static CfnWebACL.VisibilityConfigProperty counted(String metric) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(false)
                .metricName(metric)
                .build();
    }
}
