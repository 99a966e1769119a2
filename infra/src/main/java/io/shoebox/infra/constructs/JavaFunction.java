package io.shoebox.infra.constructs;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A function in Java 25 on arm64, started from a snapshot. Callers use its alias: SnapStart snapshots published versions
 * only. Its role holds the statements given here and the right to write its own log, and no managed policy.
 */
public final class JavaFunction {
    /** The alias that callers use. */
    public static final String ALIAS = "live";

    private static final RetentionDays LOG_RETENTION = RetentionDays.ONE_MONTH;

    private final Alias alias;

    /** What differs from function to function. */
    public record Options(
            FunctionPackage code,
            String description,
            Duration timeout,
            int memoryMib,
            Map<String, String> environment,
            List<PolicyStatement> statements) {}

    public JavaFunction(Construct scope, Settings settings, Path root, Options options) {
        FunctionPackage code = options.code();
        String name = settings.stage().name(code.part());
        LogGroup log = LogGroup.Builder.create(scope, id(code, "Log"))
                .logGroupName("/shoebox/" + settings.stage().value() + "/" + code.part())
                .retention(LOG_RETENTION)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Function function = Function.Builder.create(scope, id(code, "Function"))
                .functionName(name)
                .description(options.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(code.handler())
                .code(Code.fromAsset(code.zip(root).toString()))
                .timeout(software.amazon.awscdk.Duration.seconds(
                        options.timeout().toSeconds()))
                .memorySize(options.memoryMib())
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(environment(settings.stage(), options))
                .role(role(scope, options, log))
                .logGroup(log)
                .build();
        // The role has its policies inside: to refer to it is to wait for them.
        if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
            resource.addDeletionOverride("DependsOn");
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

    private static Role role(Construct scope, Options options, LogGroup log) {
        var statements = new ArrayList<>(options.statements());
        statements.add(Statements.allow(
                "WriteOwnLog", List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
        return Role.Builder.create(scope, id(options.code(), "Role"))
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("Work", Statements.document(statements)))
                .build();
    }

    private static Map<String, String> environment(Stage stage, Options options) {
        var environment = new TreeMap<>(options.environment());
        environment.put("POWERTOOLS_SERVICE_NAME", options.code().part());
        environment.put("POWERTOOLS_METRICS_NAMESPACE", stage.metricsNamespace());
        return environment;
    }

    private static String id(FunctionPackage code, String kind) {
        return code.part().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + code.part().substring(1)
                + kind;
    }
}
