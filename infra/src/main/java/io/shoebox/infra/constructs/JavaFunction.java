package io.shoebox.infra.constructs;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.deployment.Network;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.FunctionTuning;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.WorkerTuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A function in Java 25 on arm64, started from a snapshot. Callers use its alias: SnapStart snapshots published versions
 * only. Its role holds the statements given here and the right to write its own log, and no managed policy.
 */
public final class JavaFunction {
    /** The alias that callers use. */
    public static final String ALIAS = "live";

    private static final List<String> TRACES = List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments");

    private final Alias alias;
    private final Role role;

    /**
     * How much an invocation may take, and how many there may be at once.
     *
     * @param reservedConcurrency 0: none is kept for this function
     */
    public record Size(int timeoutSeconds, int memoryMib, int reservedConcurrency) {
        public static Size of(WorkerTuning worker) {
            // Its queue limits it.
            return new Size(worker.timeoutSeconds(), worker.memoryMib(), 0);
        }

        public static Size of(FunctionTuning function) {
            return new Size(function.timeoutSeconds(), function.memoryMib(), function.reservedConcurrency());
        }
    }

    /** What differs from function to function. */
    public record Options(
            FunctionPackage code,
            String description,
            Size size,
            Map<String, String> environment,
            List<PolicyStatement> statements) {}

    public JavaFunction(Construct scope, Deployment deployment, Options options) {
        Settings settings = deployment.settings();
        Names names = deployment.names();
        FunctionPackage code = options.code();
        LogGroup log = LogGroup.Builder.create(scope, id(code, "Log"))
                .logGroupName(names.log(code.part()))
                .retention(Retention.of(settings.logs()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        boolean traced = settings.logs().tracing();
        role = role(scope, deployment, options, log);
        Function function = Function.Builder.create(scope, id(code, "Function"))
                .functionName(names.optional(code.part()))
                .description(options.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(code.handler())
                .code(Code.fromAsset(deployment.packages().zip(code).toString()))
                .timeout(Duration.seconds(options.size().timeoutSeconds()))
                .memorySize(options.size().memoryMib())
                .reservedConcurrentExecutions(reserved(options.size()))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(environment(deployment, options))
                .role(role)
                .logGroup(log)
                .build();
        // The role has its policies inside: to refer to it is to wait for them.
        if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
            resource.addDeletionOverride("DependsOn");
            if (traced) {
                // Not by the construct's own option, which would give the role a policy besides.
                resource.setTracingConfig(CfnFunction.TracingConfigProperty.builder()
                        .mode("Active")
                        .build());
            }
            inside(deployment.given().network(), resource);
        }
        names.made(Names.Kind.FUNCTION, code.part(), function.getFunctionName());
        names.made(Names.Kind.LOG, code.part(), log.getLogGroupName());
        alias = Alias.Builder.create(scope, id(code, "Live"))
                .aliasName(ALIAS)
                .version(function.getCurrentVersion())
                .build();
    }

    /** The ARN of the alias, which is what to call. */
    public String arn() {
        return alias.getFunctionArn();
    }

    /** The name of the role that it runs with. */
    public String roleName() {
        return role.getRoleName();
    }

    /** The ARN of the role that it runs with. */
    public String roleArn() {
        return role.getRoleArn();
    }

    /** Nor this by the construct's own options, which bring a managed policy. */
    private static void inside(@Nullable Network network, CfnFunction resource) {
        if (network != null) {
            resource.setVpcConfig(CfnFunction.VpcConfigProperty.builder()
                    .subnetIds(network.subnets())
                    .securityGroupIds(network.securityGroups())
                    .build());
        }
    }

    private static Role role(Construct scope, Deployment deployment, Options options, LogGroup log) {
        boolean traced = deployment.settings().logs().tracing();
        boolean networked = deployment.given().network() != null;
        var statements = new ArrayList<>(KeyUse.with(deployment.given().key(), options.statements()));
        statements.add(Statements.allow(
                "WriteOwnLog", List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
        if (traced) {
            statements.add(Statements.allow("WriteTraces", TRACES, "*"));
        }
        if (networked) {
            statements.add(joinNetwork());
        }
        Role role = Role.Builder.create(scope, id(options.code(), "Role"))
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("Work", Statements.document(statements)))
                .build();
        if (traced || networked) {
            NagSuppressions.addResourceSuppressions(
                    role,
                    List.of(NagPackSuppression.builder()
                            .id("AwsSolutions-IAM5")
                            .reason("Traces have no ARNs, nor have network interfaces before they are made")
                            .appliesTo(List.of("Resource::*"))
                            .build()));
        }
        return role;
    }

    /**
     * What Lambda does for the function with the function's role, and the function's code may not: requests of the code alone
     * have the key (Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC").
     */
    private static PolicyStatement joinNetwork() {
        return PolicyStatement.Builder.create()
                .sid("JoinNetwork")
                .effect(Effect.ALLOW)
                .actions(List.of(
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:CreateNetworkInterface",
                        "ec2:DeleteNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSubnets",
                        "ec2:UnassignPrivateIpAddresses"))
                .resources(List.of("*"))
                .conditions(Map.of("Null", Map.of("lambda:SourceFunctionArn", "true")))
                .build();
    }

    static Map<String, String> environment(Deployment deployment, Options options) {
        var environment = new TreeMap<>(options.environment());
        environment.put("POWERTOOLS_SERVICE_NAME", options.code().part());
        environment.put("POWERTOOLS_METRICS_NAMESPACE", deployment.names().metricsNamespace());
        environment.put(
                "SHOEBOX_LOG_LEVEL", deployment.settings().logs().level().name());
        return environment;
    }

    /** Variables from several places. */
    public static Map<String, String> environment(List<Map<String, String>> parts) {
        var environment = new TreeMap<String, String>();
        parts.forEach(environment::putAll);
        return environment;
    }

    private static @Nullable Number reserved(Size size) {
        return size.reservedConcurrency() == 0 ? null : size.reservedConcurrency();
    }

    private static String id(FunctionPackage code, String kind) {
        return code.part().substring(0, 1).toUpperCase(Locale.ROOT)
                + code.part().substring(1)
                + kind;
    }
}
