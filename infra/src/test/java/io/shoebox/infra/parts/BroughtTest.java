package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A VPC and a permissions boundary, which the settings name. */
final class BroughtTest {
    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/Boundary";

    @TempDir
    private Path folder;

    @Test
    void everyRoleOfEveryStackHasTheBoundary() throws IOException {
        Cloud cloud = synthesized(Map.of("security.permissionsBoundary", BOUNDARY));

        assertThat(cloud.properties("AWS::IAM::Role"))
                .hasSizeGreaterThan(10)
                .allSatisfy(role ->
                        assertThat(role.path("PermissionsBoundary").asText()).isEqualTo(BOUNDARY));
    }

    @Test
    void everyFunctionIsInTheVpcAndItsCodeMayNotTouchTheNetwork() throws IOException {
        Cloud cloud = synthesized(Map.of(
                "network.subnets", "subnet-0123456789abcdef0", "network.securityGroups", "sg-0123456789abcdef0"));

        assertThat(cloud.properties("AWS::Lambda::Function")).hasSize(7).allSatisfy(function -> {
            assertThat(function.at("/VpcConfig/SubnetIds/0").asText()).isEqualTo("subnet-0123456789abcdef0");
            assertThat(function.at("/VpcConfig/SecurityGroupIds/0").asText()).isEqualTo("sg-0123456789abcdef0");
        });
        assertThat(cloud.properties("AWS::IAM::Role").stream()
                        .flatMap(role -> role.path("Policies").valueStream())
                        .flatMap(
                                policy -> policy.at("/PolicyDocument/Statement").valueStream())
                        .filter(statement -> statement.path("Action").toString().contains("ec2:")))
                .hasSize(7)
                .allSatisfy(statement -> assertThat(statement
                                .at("/Condition/Null/lambda:SourceFunctionArn")
                                .asText())
                        .isEqualTo("true"));
        assertThat(cloud.properties("AWS::IAM::Role")).noneMatch(role -> role.has("ManagedPolicyArns"));
    }

    @Test
    void withoutThemFunctionsAreInNoVpcAndRolesHaveNoBoundary() {
        assertThat(Cloud.standard().properties("AWS::Lambda::Function"))
                .noneMatch(function -> function.has("VpcConfig"));
        assertThat(Cloud.standard().properties("AWS::IAM::Role")).noneMatch(role -> role.has("PermissionsBoundary"));
    }

    @Test
    void aUserPoolWithoutAnIdentityPoolGetsOne() throws IOException {
        Cloud cloud = synthesized(
                Map.of("users.poolId", "eu-central-1_w1fDFCktP", "users.clientId", "4o1vn3lbq0ji6bt7aabbccddee"));

        assertThat(cloud.properties("Identity", "AWS::Cognito::UserPool")).isEmpty();
        JsonNode identities =
                cloud.properties("Identity", "AWS::Cognito::IdentityPool").getFirst();
        assertThat(identities.at("/CognitoIdentityProviders/0/ClientId").asText())
                .isEqualTo("4o1vn3lbq0ji6bt7aabbccddee");
    }

    private Cloud synthesized(Map<String, String> settings) throws IOException {
        return Cloud.templatesOnly(Settings.from(settings), folder.resolve("cdk.out"));
    }
}
