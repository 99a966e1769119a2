package io.shoebox.twin.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.twin.emulator.Shims;
import java.net.URLDecoder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;

/**
 * Credentials with exactly the permissions of a function's role. Only Lambda may assume the role, and the emulator gives its
 * credentials to functions that it runs itself alone; so a user of the same name gets the role's policies, word for word.
 */
public final class FunctionRole {
    private FunctionRole() {}

    /** The name in a role's ARN. */
    public static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    static AwsCredentials credentials(IamClient iam, String roleArn) {
        String role = name(roleArn);
        if (!iam.listAttachedRolePolicies(list -> list.roleName(role))
                .attachedPolicies()
                .isEmpty()) {
            throw new IllegalStateException(
                    "role " + role + " has managed policies, which are not copied: make them inline");
        }
        iam.createUser(create -> create.userName(role));
        for (String policy :
                iam.listRolePoliciesPaginator(list -> list.roleName(role)).policyNames()) {
            String document = iam.getRolePolicy(get -> get.roleName(role).policyName(policy))
                    .policyDocument();
            iam.putUserPolicy(put -> put.userName(role)
                    .policyName(policy)
                    .policyDocument(Shims.withNamesOfCalls(URLDecoder.decode(document, UTF_8))));
        }
        AccessKey key = iam.createAccessKey(create -> create.userName(role)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }
}
