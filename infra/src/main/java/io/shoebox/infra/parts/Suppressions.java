package io.shoebox.infra.parts;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.shoebox.infra.deployment.Given;
import io.shoebox.infra.deployment.SignIn;
import io.shoebox.infra.settings.ApiSettings;
import io.shoebox.infra.settings.StorageSettings;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Where cdk-nag's AwsSolutions rules are not followed, and why; each at the one resource that it is about. */
final class Suppressions {
    private static final String ACCESS_LOGS =
            "Access logs would hold the identities of those who read which photo; CloudTrail data events can be switched on"
                    + " by those who want them (docs/deployment.md)";
    private static final String OBJECTS =
            "The wildcard stands for the keys of the one bucket; what may be done with them is listed in the snapshot of"
                    + " statements";

    private Suppressions() {}

    static void web(Construct scope) {
        at(scope, "/Files/Resource", "AwsSolutions-S1", "Holds the public files of the page, nothing of anybody's");
        String distribution = "/Distribution/Resource";
        at(scope, distribution, "AwsSolutions-CFR1", "People may sign in from anywhere");
        at(
                scope,
                distribution,
                "AwsSolutions-CFR2",
                "Serves static files only; a firewall costs more than all the rest");
        at(scope, distribution, "AwsSolutions-CFR3", "Serves the public files of the page, nothing of anybody's");
        at(
                scope,
                distribution,
                "AwsSolutions-CFR4",
                "CloudFront's own certificate fixes the oldest TLS; a domain of one's own comes with a newer policy");
    }

    static void storage(Construct scope, StorageSettings storage) {
        at(scope, "/Photos", "AwsSolutions-S1", ACCESS_LOGS);
        at(scope, "/Thumbnails", "AwsSolutions-S1", ACCESS_LOGS);
        if (!storage.pointInTimeRecovery()) {
            at(scope, "/Table", "AwsSolutions-DDB3", "The settings of this deployment say so");
        }
        if (!storage.restorers().isEmpty()) {
            at(scope, "/Restore/Resource", "AwsSolutions-IAM5", OBJECTS);
        }
    }

    static void identity(Construct scope, Given given) {
        if (given.signIn() instanceof SignIn.Own) {
            at(
                    scope,
                    "/Users/Resource",
                    "AwsSolutions-COG2",
                    "Users may add a second factor; photo albums do not force it");
            at(
                    scope,
                    "/Users/Resource",
                    "AwsSolutions-COG3",
                    "Threat protection is of the Plus plan, which is priced by user; the operator decides");
        }
        at(
                scope,
                "/Viewer",
                "AwsSolutions-IAM5",
                "The wildcard stands for the keys under the user's own prefix (ViewerPolicy)");
    }

    static void pipeline(Construct scope) {
        at(scope, "/IngestRole/Resource", "AwsSolutions-IAM5", OBJECTS);
        at(scope, "/ThumbnailerRole/Resource", "AwsSolutions-IAM5", OBJECTS);
    }

    static void reconcile(Construct scope) {
        at(scope, "/ReconcileRole/Resource", "AwsSolutions-IAM5", OBJECTS);
    }

    static void api(Construct scope, ApiSettings api) {
        if (api.iamCallers()) {
            at(
                    scope,
                    "/ViewersCallApi",
                    "AwsSolutions-IAM5",
                    "The wildcard stands for the fields of the one API, which look themselves at who calls");
        }
        at(scope, "/PresignRole/Resource", "AwsSolutions-IAM5", OBJECTS);
        at(scope, "/PhotosRole/Resource", "AwsSolutions-IAM5", OBJECTS);
        at(
                scope,
                "/ApiLogWriter/Resource",
                "AwsSolutions-IAM5",
                "The log's name has the API's id in it, which is not known before the API has this role");
        at(scope, "/Api", "AwsSolutions-ASC3", "Errors are logged; verbose contents would hold presigned URLs");
    }

    static void notifier(Construct scope) {
        at(scope, "/DeadLetters", "AwsSolutions-SQS3", "Is the dead-letter queue of a stream");
        at(
                scope,
                "/NotifierRole/Resource",
                "AwsSolutions-IAM5",
                "The wildcard stands for the streams of the one table, which Lambda lists before it reads one");
    }

    static void operations(Construct scope) {
        at(
                scope,
                "/OperationsRole/Resource",
                "AwsSolutions-IAM5",
                "The wildcards stand for the indexes of the one table, and for metrics, which have no ARNs");
    }

    private static void at(Construct scope, String path, String rule, String reason) {
        NagSuppressions.addResourceSuppressionsByPath(
                Stack.of(scope),
                "/" + scope.getNode().getPath() + path,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }
}
