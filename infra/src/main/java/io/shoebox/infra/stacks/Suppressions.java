package io.shoebox.infra.stacks;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.shoebox.infra.settings.ApiSettings;
import io.shoebox.infra.settings.StorageSettings;
import io.shoebox.infra.settings.UserSettings;
import java.util.List;
import software.amazon.awscdk.Stack;

/** Where cdk-nag's AwsSolutions rules are not followed, and why; each at the one resource that it is about. */
final class Suppressions {
    private static final String ACCESS_LOGS =
            "Access logs would hold the identities of those who read which photo; CloudTrail data events can be switched on"
                    + " by those who want them (docs/deployment.md)";
    private static final String OBJECTS =
            "The wildcard stands for the keys of the one bucket; what may be done with them is listed in the snapshot of"
                    + " statements";

    private Suppressions() {}

    static void web(Stack stack) {
        at(stack, "/Files/Resource", "AwsSolutions-S1", "Holds the public files of the page, nothing of anybody's");
        String distribution = "/Distribution/Resource";
        at(stack, distribution, "AwsSolutions-CFR1", "People may sign in from anywhere");
        at(
                stack,
                distribution,
                "AwsSolutions-CFR2",
                "Serves static files only; a firewall costs more than all the rest");
        at(stack, distribution, "AwsSolutions-CFR3", "Serves the public files of the page, nothing of anybody's");
        at(
                stack,
                distribution,
                "AwsSolutions-CFR4",
                "CloudFront's own certificate fixes the oldest TLS; a domain of one's own comes with a newer policy");
    }

    static void storage(Stack stack, StorageSettings storage) {
        at(stack, "/Photos", "AwsSolutions-S1", ACCESS_LOGS);
        at(stack, "/Thumbnails", "AwsSolutions-S1", ACCESS_LOGS);
        if (!storage.pointInTimeRecovery()) {
            at(stack, "/Table", "AwsSolutions-DDB3", "The settings of this deployment say so");
        }
        if (!storage.restorers().isEmpty()) {
            at(stack, "/Restore/Resource", "AwsSolutions-IAM5", OBJECTS);
        }
    }

    static void identity(Stack stack, UserSettings users) {
        if (users.poolId() == null) {
            at(
                    stack,
                    "/Users/Resource",
                    "AwsSolutions-COG2",
                    "Users may add a second factor; photo albums do not force it");
            at(
                    stack,
                    "/Users/Resource",
                    "AwsSolutions-COG3",
                    "Threat protection is of the Plus plan, which is priced by user; the operator decides");
        }
        at(
                stack,
                "/Viewer",
                "AwsSolutions-IAM5",
                "The wildcard stands for the keys under the user's own prefix (ViewerPolicy)");
    }

    static void pipeline(Stack stack) {
        at(stack, "/IngestRole/Resource", "AwsSolutions-IAM5", OBJECTS);
        at(stack, "/ThumbnailerRole/Resource", "AwsSolutions-IAM5", OBJECTS);
    }

    static void api(Stack stack, ApiSettings api) {
        if (api.iamCallers()) {
            at(
                    stack,
                    "/ViewersCallApi",
                    "AwsSolutions-IAM5",
                    "The wildcard stands for the fields of the one API, which look themselves at who calls");
        }
        at(stack, "/PresignRole/Resource", "AwsSolutions-IAM5", OBJECTS);
        at(stack, "/PhotosRole/Resource", "AwsSolutions-IAM5", OBJECTS);
        at(
                stack,
                "/ApiLogWriter/Resource",
                "AwsSolutions-IAM5",
                "The log's name has the API's id in it, which is not known before the API has this role");
        at(stack, "/Api", "AwsSolutions-ASC3", "Errors are logged; verbose contents would hold presigned URLs");
    }

    static void notifier(Stack stack) {
        at(stack, "/DeadLetters", "AwsSolutions-SQS3", "Is the dead-letter queue of a stream");
        at(
                stack,
                "/NotifierRole/Resource",
                "AwsSolutions-IAM5",
                "The wildcard stands for the streams of the one table, which Lambda lists before it reads one");
    }

    static void operations(Stack stack) {
        at(
                stack,
                "/OperationsRole/Resource",
                "AwsSolutions-IAM5",
                "The wildcards stand for the indexes of the one table, and for metrics, which have no ARNs");
    }

    private static void at(Stack stack, String path, String rule, String reason) {
        NagSuppressions.addResourceSuppressionsByPath(
                stack,
                "/" + stack.getNode().getPath() + path,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }
}
