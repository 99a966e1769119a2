package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.WorkerTuning;
import io.shoebox.ingestworker.IngestLambda;
import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.notifier.NotifierLambda;
import io.shoebox.notifier.NotifierSettings;
import io.shoebox.operations.OperationsLambda;
import io.shoebox.operations.OperationsSettings;
import io.shoebox.operations.reconcile.ReconcileLambda;
import io.shoebox.operations.reconcile.ReconcileSettings;
import io.shoebox.thumbnailer.ThumbnailLambda;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import io.shoebox.uploadapi.Schema;
import io.shoebox.uploadapi.UploadSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the functions, and who calls them. */
final class FunctionsTest {
    private static final List<String> STACKS = List.of("Api", "Pipeline", "Notifier", "Operations", "Reconcile");

    private final Cloud cloud = Cloud.standard();

    private List<JsonNode> functions() {
        return STACKS.stream()
                .flatMap(stack -> cloud.properties(stack, "AWS::Lambda::Function").stream())
                .toList();
    }

    @Test
    void everyFunctionIsJava25OnArmStartedFromASnapshotAndLogsToAGroupOfItsOwn() {
        assertThat(functions()).hasSize(7).allSatisfy(function -> {
            assertThat(function.path("Runtime").asText()).isEqualTo("java25");
            assertThat(function.path("Architectures").toString()).isEqualTo("[\"arm64\"]");
            assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
            assertThat(function.at("/LoggingConfig/LogGroup/Ref").asText()).isNotEmpty();
            assertThat(function.at("/Environment/Variables").toString()).doesNotContain("TieredStopAtLevel");
        });
    }

    @Test
    void everyLogIsKeptForAMonth() {
        assertThat(STACKS.stream().flatMap(stack -> cloud.properties(stack, "AWS::Logs::LogGroup").stream()))
                .hasSize(8)
                .allMatch(log -> log.path("RetentionInDays").asInt() == 30);
    }

    @Test
    void everyFunctionFindsItsSettingsInItsEnvironment() {
        Map<String, Consumer<Map<String, String>>> settings = Map.of(
                "shoebox-dev-presign", UploadSettings::from,
                "shoebox-dev-photos", UploadSettings::from,
                "shoebox-dev-ingest", IngestSettings::from,
                "shoebox-dev-thumbnailer", ThumbnailSettings::from,
                "shoebox-dev-notifier", NotifierSettings::from,
                "shoebox-dev-operations", OperationsSettings::from,
                "shoebox-dev-reconcile", ReconcileSettings::from);

        assertThat(functions()).allSatisfy(function -> {
            Map<String, String> environment = function.at("/Environment/Variables")
                    .propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            variable -> variable.getValue().isTextual()
                                    ? variable.getValue().asText()
                                    : deployed(variable.getKey())));
            environment.put("AWS_REGION", "eu-central-1");
            Objects.requireNonNull(settings.get(function.path("FunctionName").asText()))
                    .accept(environment);
        });
    }

    @Test
    void theFunctionForOperatorsIsToldTheSameUsualBudgetAsTheApi(@TempDir Path folder) {
        Cloud limited = Cloud.synthesize(Map.of("budget.uploadsPerDay", "7"), folder);
        for (String stack : List.of("Api", "Operations")) {
            assertThat(limited.properties(stack, "AWS::Lambda::Function"))
                    .isNotEmpty()
                    .allMatch(function -> function.at("/Environment/Variables/" + UploadSettings.BUDGET_TICKETS_PER_DAY)
                            .asText()
                            .equals("7"));
        }
    }

    /** What a deployment would put in. */
    private static String deployed(String variable) {
        return switch (variable) {
            case UploadSettings.USER_POOL_ID -> "eu-central-1_w1fDFCktP";
            case NotifierSettings.GRAPHQL_URL -> "https://api.example.com/graphql";
            default -> "value";
        };
    }

    @Test
    void theApisFunctionsKnowTheAppClientAndTheBackendsThatAreListed(@TempDir Path folder) {
        String role = "arn:aws:iam::123456789012:role/Shop";
        Cloud withBackend = Cloud.synthesize(Map.of("api.backendRoles", role), folder);
        assertThat(withBackend.properties("Api", "AWS::Lambda::Function"))
                .hasSize(2)
                .allSatisfy(function -> {
                    JsonNode variables = function.at("/Environment/Variables");
                    assertThat(variables.path(UploadSettings.USER_POOL_CLIENTS).has("Fn::ImportValue"))
                            .isTrue();
                    assertThat(variables.path(UploadSettings.BACKEND_ROLES).asText())
                            .isEqualTo(role);
                });
        assertThat(cloud.properties("Api", "AWS::Lambda::Function"))
                .noneMatch(function -> function.at("/Environment/Variables").has(UploadSettings.BACKEND_ROLES));
    }

    @Test
    void everyHandlerIsAClassOfItsModule() {
        assertThat(functions().stream().map(function -> function.path("Handler").asText()))
                .containsExactlyInAnyOrder(
                        PresignLambda.class.getName(),
                        PhotosLambda.class.getName(),
                        IngestLambda.class.getName(),
                        ThumbnailLambda.class.getName(),
                        NotifierLambda.class.getName(),
                        OperationsLambda.class.getName(),
                        ReconcileLambda.class.getName());
    }

    @Test
    void theQueuesCallTheAliasInBatchesWithPartialFailuresAndBoundedConcurrency() {
        assertThat(cloud.properties("Pipeline", "AWS::Lambda::EventSourceMapping"))
                .hasSize(2)
                .allSatisfy(source -> {
                    assertThat(source.path("FunctionResponseTypes").toString())
                            .isEqualTo("[\"ReportBatchItemFailures\"]");
                    assertThat(source.at("/ScalingConfig/MaximumConcurrency").asInt())
                            .isBetween(2, 100);
                    assertThat(source.path("BatchSize").asInt()).isBetween(1, 10);
                    assertThat(source.at("/FunctionName/Ref").asText()).contains("Live");
                });
    }

    @Test
    void aBatchOfThumbnailsIsDoneWithinTheTimeoutEvenIfEachTakesTheMostTime() {
        WorkerTuning thumbnailer = Settings.standard().workers().thumbnailer();
        assertThat(thumbnailer.timeoutSeconds()).isGreaterThan(30 * thumbnailer.batchSize());
    }

    @Test
    void everyFieldThatClientsAskForHasOneResolverOnAnAlias() {
        String schema = cloud.properties("Api", "AWS::AppSync::GraphQLSchema")
                .getFirst()
                .path("Definition")
                .asText();
        List<String> resolved = cloud.properties("Api", "AWS::AppSync::Resolver").stream()
                .map(resolver -> resolver.path("TypeName").asText() + "."
                        + resolver.path("FieldName").asText())
                .toList();

        assertThat(resolved)
                .containsExactlyInAnyOrder(
                        "Query.getPhoto",
                        "Query.listMyCollections",
                        "Query.listPhotos",
                        "Mutation.addPhoto",
                        "Mutation.deletePhoto",
                        "Mutation.getUploadUrl",
                        "Subscription.onPhoto")
                .allMatch(field -> schema.contains("  " + field.split("\\.", 2)[1] + "("));
        assertThat(cloud.properties("Api", "AWS::AppSync::DataSource"))
                .hasSize(2)
                .allMatch(source -> source.at("/LambdaConfig/LambdaFunctionArn/Ref")
                        .asText()
                        .contains("Live"));
    }

    @Test
    void everyFieldForOperatorsHasAResolverOnTheirFunctionAndNoViewerMayCallItBySignature(@TempDir Path folder) {
        assertThat(cloud.properties("Operations", "AWS::AppSync::Resolver").stream()
                        .map(resolver -> resolver.path("TypeName").asText() + "."
                                + resolver.path("FieldName").asText()))
                .containsExactlyInAnyOrderElementsOf(OperationsLambda.FIELDS.stream()
                        .map(field -> Schema.typeOf(field) + "." + field)
                        .toList());
        assertThat(cloud.properties("Operations", "AWS::AppSync::DataSource"))
                .singleElement()
                .matches(source -> source.at("/LambdaConfig/LambdaFunctionArn/Ref")
                        .asText()
                        .contains("Live"));
        Cloud open = Cloud.synthesize(Map.of("api.iamCallers", "true"), folder);
        assertThat(OperationsLambda.FIELDS)
                .noneMatch(field -> open.template("Api").toString().contains("/fields/" + field + "\""));
    }

    @Test
    void theUserPoolHasAGroupForOperators() {
        assertThat(cloud.properties("Identity", "AWS::Cognito::UserPoolGroup"))
                .singleElement()
                .matches(group -> group.path("GroupName").asText().equals("operators"));
    }

    @Test
    void theApiAsksForUserPoolsAndTakesIamSecondAndLogsNoContents() {
        JsonNode api = cloud.properties("Api", "AWS::AppSync::GraphQLApi").getFirst();

        assertThat(api.path("AuthenticationType").asText()).isEqualTo("AMAZON_COGNITO_USER_POOLS");
        assertThat(api.path("AdditionalAuthenticationProviders")
                        .valueStream()
                        .map(provider -> provider.path("AuthenticationType").asText()))
                .containsExactly("AWS_IAM");
        assertThat(api.at("/LogConfig/ExcludeVerboseContent").asBoolean()).isTrue();
        assertThat(api.at("/UserPoolConfig/AppIdClientRegex/Fn::Join/1").toString())
                .startsWith("[\"^\",{\"Fn::ImportValue\"")
                .endsWith("},\"$\"]");
    }

    @Test
    void oneRequestIsBoundedInDepthAndInInvocations() {
        JsonNode api = cloud.properties("Api", "AWS::AppSync::GraphQLApi").getFirst();

        assertThat(api.path("QueryDepthLimit").asInt()).isEqualTo(Schema.DEEPEST_QUERY);
        assertThat(api.path("ResolverCountLimit").asInt()).isEqualTo(20);
        assertThat(api.path("IntrospectionConfig").asText()).isEqualTo("ENABLED");
    }
}
