package io.shoebox.infra.constructs;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.FunctionTuning;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.WorkerTuning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
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

    public JavaFunction(Construct scope, Settings settings, Path root, Options options) {
        FunctionPackage code = options.code();
        String name = settings.stage().name(code.part());
        LogGroup log = LogGroup.Builder.create(scope, id(code, "Log"))
                .logGroupName("/shoebox/" + settings.stage().value() + "/" + code.part())
                .retention(Retention.of(settings.logs()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        boolean traced = settings.logs().tracing();
        role = role(scope, options, log, traced);
        Function function = Function.Builder.create(scope, id(code, "Function"))
                .functionName(name)
                .description(options.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(code.handler())
                .code(Code.fromAsset(code.zip(root).toString()))
                .timeout(Duration.seconds(options.size().timeoutSeconds()))
                .memorySize(options.size().memoryMib())
                .reservedConcurrentExecutions(reserved(options.size()))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(environment(settings, options))
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
        }
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

    private static Role role(Construct scope, Options options, LogGroup log, boolean traced) {
        var statements = new ArrayList<>(options.statements());
        statements.add(Statements.allow(
                "WriteOwnLog", List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
        if (traced) {
            statements.add(Statements.allow("WriteTraces", TRACES, "*"));
        }
        Role role = Role.Builder.create(scope, id(options.code(), "Role"))
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("Work", Statements.document(statements)))
                .build();
        if (traced) {
            NagSuppressions.addResourceSuppressions(
                    role,
                    List.of(NagPackSuppression.builder()
                            .id("AwsSolutions-IAM5")
                            .reason("Traces have no ARNs")
                            .appliesTo(List.of("Resource::*"))
                            .build()));
        }
        return role;
    }

    static Map<String, String> environment(Settings settings, Options options) {
        var environment = new TreeMap<>(options.environment());
        environment.put("POWERTOOLS_SERVICE_NAME", options.code().part());
        environment.put("POWERTOOLS_METRICS_NAMESPACE", settings.stage().metricsNamespace());
        environment.put("SHOEBOX_LOG_LEVEL", settings.logs().level().name());
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
