package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.deployment.Extent;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Packages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.IUserPool;
import software.amazon.awscdk.services.cognito.IUserPoolClient;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.iam.OpenIdConnectProvider;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

/** Photo uploads in stacks of others. */
final class PhotoUploadsTest {
    private static final String IDENTITY_POOL = "eu-central-1:1cb638b4-0f0c-4078-9fe0-4dbd3582783d";

    /** Names that things cannot do without; each has the construct's place in it. */
    private static final Set<String> NAMED = Set.of(
            "AWS::AppSync::GraphQLApi",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Events::EventBus",
            "AWS::Logs::QueryDefinition");

    @TempDir
    private Path folder;

    @Test
    void withNothingBroughtThereIsEverythingButThePage() {
        Cloud cloud = team(stack -> uploads(stack));

        assertThat(types(cloud))
                .contains(
                        "AWS::Cognito::UserPool",
                        "AWS::Cognito::IdentityPool",
                        "AWS::AppSync::GraphQLApi",
                        "AWS::S3::Bucket",
                        "AWS::DynamoDB::Table",
                        "AWS::SQS::Queue",
                        "AWS::Events::EventBus")
                .doesNotContain("AWS::CloudFront::Distribution");
        assertThat(cloud.properties("AWS::Lambda::Function")).hasSize(FunctionPackage.values().length - 1);
        assertThat(cloud.template(TeamApp.STACK).has("Outputs"))
                .as("outputs are the stack's owner's affair")
                .isFalse();
    }

    @Test
    void withoutNamesSeveralFitIntoOneStack() {
        Cloud cloud = team(stack -> {
            uploads(stack).packages(noPackages()).build();
            return PhotoUploads.builder(stack, "More");
        });

        List<String> names = new ArrayList<>();
        cloud.template(TeamApp.STACK).path("Resources").forEach(resource -> {
            String type = resource.path("Type").asText();
            JsonNode properties = resource.path("Properties");
            for (String property : List.of(
                    "BucketName",
                    "TableName",
                    "QueueName",
                    "FunctionName",
                    "LogGroupName",
                    "TopicName",
                    "AlarmName",
                    "UserPoolName",
                    "IdentityPoolName",
                    "RoleName",
                    "DashboardName",
                    "Name")) {
                JsonNode name = properties.path(property);
                boolean isOfItsOwn = !type.equals("AWS::AppSync::DataSource")
                        && !type.startsWith("AWS::Lambda::Version")
                        && !type.equals("AWS::Lambda::Alias")
                        && !type.equals("AWS::Lambda::EventSourceMapping");
                if (!name.isMissingNode() && isOfItsOwn && !name.toString().contains("ApiId")) {
                    assertThat(NAMED).as(type + " " + name).contains(type);
                    names.add(type + " " + name);
                }
            }
        });
        assertThat(names).hasSizeGreaterThan(6).doesNotHaveDuplicates();
        assertThat(cloud.properties("AWS::S3::Bucket")).hasSize(4);
    }

    @Test
    void fixedNamesAreThoseOfTheApp() {
        Cloud cloud = team(stack -> uploads(stack).namedBy("prod"));

        assertThat(cloud.properties("AWS::SQS::Queue").stream()
                        .map(queue -> queue.path("QueueName").asText()))
                .contains("shoebox-prod-uploads", "shoebox-prod-uploads-dlq");
    }

    @Test
    void thePipelineAloneHasNoUsersAndNoApi() {
        Cloud cloud = team(stack -> uploads(stack).extent(Extent.PIPELINE));

        assertThat(types(cloud))
                .contains("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::CloudWatch::Alarm")
                .noneMatch(type -> type.startsWith("AWS::Cognito")
                        || type.startsWith("AWS::AppSync")
                        || type.startsWith("AWS::CloudFront"));
        assertThat(cloud.properties("AWS::Lambda::Function").stream()
                        .map(function -> function.at("/Environment/Variables/POWERTOOLS_SERVICE_NAME")
                                .asText()))
                .containsExactlyInAnyOrder("ingest", "thumbnailer", "reconcile");
    }

    @Test
    void thePipelineAloneTellsWhatItLacks() {
        team(stack -> {
            PhotoUploads pipeline = uploads(stack)
                    .extent(Extent.PIPELINE)
                    .packages(noPackages())
                    .build();
            assertThatIllegalStateException()
                    .isThrownBy(pipeline::graphqlUrl)
                    .withMessageContaining("choose Extent.API");
            return PhotoUploads.builder(stack, "More");
        });
    }

    @Test
    void aPoolThatIsThereIsUsedAndAnIdentityPoolMadeThatTakesItsTokens() {
        Cloud cloud = team(stack -> uploads(stack).userPool(pool(stack), client(stack, "one"), client(stack, "two")));

        assertThat(types(cloud)).doesNotContain("AWS::Cognito::UserPool", "AWS::Cognito::UserPoolClient");
        JsonNode identities = cloud.properties("AWS::Cognito::IdentityPool").getFirst();
        assertThat(identities.at("/CognitoIdentityProviders/1/ClientId").asText())
                .isEqualTo("two");
        assertThat(identities.at("/CognitoIdentityProviders/0/ProviderName").toString())
                .contains("cognito-idp.", "/eu-central-1_w1fDFCktP");
        JsonNode api = cloud.properties("AWS::AppSync::GraphQLApi").getFirst();
        assertThat(api.at("/UserPoolConfig/AppIdClientRegex").asText()).isEqualTo("^(one|two)$");
        assertThat(environment(cloud, "presign").path("USER_POOL_CLIENTS").asText())
                .isEqualTo("one,two");
    }

    @Test
    void anIdentityPoolThatIsThereKeepsItsRoleWhereThatIsNamed() {
        Cloud cloud = team(stack -> uploads(stack)
                .userPool(pool(stack), client(stack, "one"))
                .identityPool(IDENTITY_POOL)
                .viewerRole(Role.fromRoleName(stack, "Theirs", "app-users")));

        assertThat(types(cloud))
                .doesNotContain("AWS::Cognito::IdentityPool", "AWS::Cognito::IdentityPoolRoleAttachment");
        assertThat(cloud.properties("AWS::IAM::Policy"))
                .filteredOn(policy -> policy.path("Roles").toString().equals("[\"app-users\"]"))
                .singleElement()
                .satisfies(policy -> assertThat(policy.path("PolicyDocument").toString())
                        .contains("${cognito-identity.amazonaws.com:sub}/*"));
        assertThat(environment(cloud, "photos").path("IDENTITY_POOL_ID").asText())
                .isEqualTo(IDENTITY_POOL);
    }

    @Test
    void anIdentityPoolThatIsThereGetsOurRoleOtherwise() {
        Cloud cloud = team(stack ->
                uploads(stack).userPool(pool(stack), client(stack, "one")).identityPool(IDENTITY_POOL));

        assertThat(cloud.properties("AWS::Cognito::IdentityPoolRoleAttachment")
                        .getFirst()
                        .path("IdentityPoolId")
                        .asText())
                .isEqualTo(IDENTITY_POOL);
    }

    @Test
    void usersOfAnotherProviderCallWithItsTokensAndNobodyIsAnOperatorByOne() {
        Cloud cloud = team(stack -> uploads(stack)
                .openId(
                        "https://login.example.com",
                        "albums",
                        OpenIdConnectProvider.fromOpenIdConnectProviderArn(
                                stack, "Theirs", "arn:aws:iam::123456789012:oidc-provider/login.example.com")));

        JsonNode api = cloud.properties("AWS::AppSync::GraphQLApi").getFirst();
        assertThat(api.path("AuthenticationType").asText()).isEqualTo("OPENID_CONNECT");
        assertThat(api.at("/OpenIDConnectConfig/Issuer").asText()).isEqualTo("https://login.example.com");
        assertThat(api.at("/OpenIDConnectConfig/ClientId").asText()).isEqualTo("albums");
        assertThat(cloud.properties("AWS::AppSync::GraphQLSchema")
                        .getFirst()
                        .path("Definition")
                        .asText())
                .contains("@aws_iam @aws_oidc")
                .doesNotContain("cognito_user_pools");
        assertThat(environment(cloud, "presign").path("OPENID_ISSUER").asText()).isEqualTo("https://login.example.com");
        assertThat(environment(cloud, "presign").path("OPENID_CLIENTS").asText())
                .isEqualTo("albums");
        assertThat(environment(cloud, "presign").has("USER_POOL_ID")).isFalse();
        assertThat(cloud.properties("AWS::Cognito::IdentityPool")
                        .getFirst()
                        .at("/OpenIdConnectProviderARNs/0")
                        .asText())
                .endsWith(":oidc-provider/login.example.com");
        assertThat(types(cloud)).doesNotContain("AWS::Cognito::UserPool");
        assertThat(cloud.template(TeamApp.STACK).toString()).doesNotContain("Answers operators", "cognito-throttles");
    }

    @Test
    void aKeyOfTheSameAppLetsS3SendToTheQueue() {
        JsonNode key = TeamApp.cloud().properties("AWS::KMS::Key").getFirst();

        assertThat(key.at("/KeyPolicy/Statement")
                        .valueStream()
                        .filter(statement ->
                                statement.at("/Principal/Service").asText().equals("s3.amazonaws.com")))
                .singleElement()
                .satisfies(statement -> assertThat(statement
                                .at("/Condition/StringEquals/aws:SourceAccount/Ref")
                                .asText())
                        .isEqualTo("AWS::AccountId"));
    }

    @Test
    void thePhotosBucketWaitsForTheQueuesPolicy() {
        JsonNode resources = TeamApp.cloud().template(TeamApp.STACK).path("Resources");
        String policy = resources.properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals("AWS::SQS::QueuePolicy")
                        && resource.getValue().toString().contains("UploadEvents"))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow();

        assertThat(resources
                        .valueStream()
                        .filter(resource -> resource.path("Properties").has("NotificationConfiguration")))
                .singleElement()
                .satisfies(bucket ->
                        assertThat(bucket.path("DependsOn").toString()).contains(policy));
    }

    @Test
    void everythingOfOursHasTheTags() {
        assertThat(TeamApp.cloud().properties("AWS::S3::Bucket"))
                .isNotEmpty()
                .allSatisfy(bucket ->
                        assertThat(bucket.path("Tags").toString()).contains("{\"Key\":\"team\",\"Value\":\"albums\"}"));
    }

    @Test
    void logsAreKeptForAsLongAsIsSaid() {
        assertThat(TeamApp.cloud().properties("AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allSatisfy(
                        log -> assertThat(log.path("RetentionInDays").asInt()).isEqualTo(7));
    }

    @Test
    void aBackendIsGivenWhatItDoesAndTheKeyForIt() {
        Cloud cloud = team(stack -> {
            PhotoUploads photos = uploads(stack)
                    .extent(Extent.PIPELINE)
                    .key(Key.fromKeyArn(stack, "Key", "arn:aws:kms:eu-central-1:123456789012:key/abc"))
                    .packages(noPackages())
                    .build();
            var backend = Role.Builder.create(stack, "Backend")
                    .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                    .build();
            photos.grantUploads(backend);
            photos.grantReadRecords(backend);
            return PhotoUploads.builder(stack, "More");
        });

        String policy = cloud.properties("AWS::IAM::Policy").stream()
                .filter(each -> each.path("Roles").toString().contains("Backend"))
                .findAny()
                .orElseThrow()
                .toString();
        assertThat(policy)
                .contains("s3:PutObject", "kms:GenerateDataKey", "dynamodb:Query", "kms:ViaService")
                .doesNotContain("s3:GetObject", "s3:*", "kms:*");
    }

    @Test
    void whatDoesNotGoTogetherIsToldAtOnce() {
        team(stack -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> uploads(stack)
                            .identityPool(IDENTITY_POOL)
                            .viewerRole(Role.fromRoleName(stack, "Theirs", "app-users"))
                            .setting("storage.adopt", "123456789012/eu-central-1")
                            .setting("alarms.email", "a@example.com")
                            .setting("alarms.monthlyBudget", "10")
                            .build())
                    .withMessageContainingAll(
                            "give userPool or openId too",
                            "give identityPool too",
                            "say namedBy",
                            "give a tag 'stage'");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            uploads(stack).setting("uploads.mostByte", "1").build())
                    .withMessageContaining("unknown uploads.mostByte");
            return PhotoUploads.builder(stack, "More");
        });
    }

    private Cloud team(Function<Stack, PhotoUploadsBuilder> uploads) {
        return TeamApp.of(folder.resolve("cdk.out"), uploads);
    }

    private Packages noPackages() {
        try {
            return Cloud.emptyPackages(folder.resolve("packages"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PhotoUploadsBuilder uploads(Stack stack) {
        return PhotoUploads.builder(stack, "Photos");
    }

    private static IUserPool pool(Stack stack) {
        return UserPool.fromUserPoolId(stack, "Pool", "eu-central-1_w1fDFCktP");
    }

    private static IUserPoolClient client(Stack stack, String id) {
        return UserPoolClient.fromUserPoolClientId(stack, "Client-" + id, id);
    }

    private static Set<String> types(Cloud cloud) {
        var types = new TreeSet<String>();
        cloud.template(TeamApp.STACK)
                .path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));
        return types;
    }

    private static JsonNode environment(Cloud cloud, String service) {
        return cloud.properties("AWS::Lambda::Function").stream()
                .map(function -> function.at("/Environment/Variables"))
                .filter(variables ->
                        variables.path("POWERTOOLS_SERVICE_NAME").asText().equals(service))
                .findAny()
                .orElseThrow();
    }
}
