package io.shoebox.infra.constructs;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.uploadapi.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.appsync.CfnDataSource;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi;
import software.amazon.awscdk.services.appsync.CfnGraphQLSchema;
import software.amazon.awscdk.services.appsync.CfnResolver;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** AppSync with upload-api's schema and the code of its resolvers: user pools by default, IAM second. */
public final class GraphQlApi {
    private final Construct scope;
    private final CfnGraphQLApi api;
    private final CfnGraphQLSchema schema;

    public GraphQlApi(Construct scope, Deployment deployment, UserDirectory users) {
        this.scope = scope;
        Settings settings = deployment.settings();
        var builder = CfnGraphQLApi.Builder.create(scope, "Api");
        users.authorize(builder, Stack.of(scope).getRegion());
        api = builder.name(deployment.names().required("api"))
                .additionalAuthenticationProviders(
                        List.of(CfnGraphQLApi.AdditionalAuthenticationProviderProperty.builder()
                                .authenticationType("AWS_IAM")
                                .build()))
                .queryDepthLimit(settings.api().queryDepth())
                // Aliases make one request many invocations.
                .resolverCountLimit(settings.api().resolverCount())
                .xrayEnabled(settings.logs().tracing() ? true : null)
                .introspectionConfig(settings.api().introspection() ? "ENABLED" : "DISABLED")
                .logConfig(CfnGraphQLApi.LogConfigProperty.builder()
                        .fieldLogLevel("ERROR")
                        // Verbose logs hold answers, and with them presigned URLs.
                        .excludeVerboseContent(true)
                        .cloudWatchLogsRoleArn(logWriter().getRoleArn())
                        .build())
                .build();
        LogGroup.Builder.create(scope, "ApiLog")
                .logGroupName("/aws/appsync/apis/" + id())
                .retention(Retention.of(settings.logs()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        schema = CfnGraphQLSchema.Builder.create(scope, "Schema")
                .apiId(id())
                .definition(users.authorized(Schema.TEXT))
                .build();
    }

    public String id() {
        return api.getAttrApiId();
    }

    public String arn() {
        return api.getAttrArn();
    }

    /** The ARN of a field of an operation, which is what IAM lets callers have. */
    public String fieldArn(String field) {
        return api.getAttrArn() + "/types/" + Schema.typeOf(field) + "/fields/" + field;
    }

    public String url() {
        return api.getAttrGraphQlUrl();
    }

    /** Lets a function of the API's own stack answer these fields of the schema. */
    public void answer(FunctionPackage code, JavaFunction function, Set<String> fields) {
        answer(scope, code, function, fields).forEach(resolver -> resolver.addResourceDependency(schema));
    }

    /** Lets a function of another stack, which comes after the API's, answer these fields of the schema. */
    public List<CfnResolver> answer(Construct scope, FunctionPackage code, JavaFunction function, Set<String> fields) {
        var resolvers = new ArrayList<CfnResolver>();
        String name = code.part();
        Role caller = Role.Builder.create(scope, "Caller-" + name)
                .assumedBy(new ServicePrincipal("appsync.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Invoke",
                        Statements.document(List.of(
                                Statements.allow("InvokeAlias", List.of("lambda:InvokeFunction"), function.arn())))))
                .build();
        CfnDataSource source = CfnDataSource.Builder.create(scope, "Source-" + name)
                .apiId(id())
                .name(name)
                .type("AWS_LAMBDA")
                .lambdaConfig(CfnDataSource.LambdaConfigProperty.builder()
                        .lambdaFunctionArn(function.arn())
                        .build())
                .serviceRoleArn(caller.getRoleArn())
                .build();
        for (String field : new TreeSet<>(fields)) {
            resolvers.add(CfnResolver.Builder.create(scope, "Resolver-" + field)
                    .apiId(id())
                    .typeName(Schema.typeOf(field))
                    .fieldName(field)
                    .dataSourceName(source.getAttrName())
                    .kind("UNIT")
                    .code(Schema.RESOLVER)
                    .runtime(CfnResolver.AppSyncRuntimeProperty.builder()
                            .name("APPSYNC_JS")
                            .runtimeVersion("1.0.0")
                            .build())
                    .build());
        }
        return resolvers;
    }

    /** AppSync names the log after the API, whose id is not known before it has its role. */
    private Role logWriter() {
        String log = Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName("/aws/appsync/apis/*")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
        return Role.Builder.create(scope, "ApiLogWriter")
                .assumedBy(new ServicePrincipal("appsync.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Log",
                        Statements.document(List.of(Statements.allow(
                                "WriteApiLogs",
                                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                                log)))))
                .build();
    }
}
