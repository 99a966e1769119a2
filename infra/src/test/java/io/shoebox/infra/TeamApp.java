package io.shoebox.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.shoebox.infra.deployment.Extent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

/** An app of somebody else, who takes photo uploads into a stack of their own. */
final class TeamApp {
    /** What is the team's own is named so, and is the team's to check. */
    static final String OWN = "Own";

    /** Where everything is that Shoebox makes. */
    static final String STACK = "Albums";

    private TeamApp() {}

    /** All parts, with all that a team can bring, checked by cdk-nag. */
    static Cloud cloud() {
        Cloud.assumeNode();
        return Holder.CLOUD;
    }

    private static final class Holder {
        static final Cloud CLOUD = synthesize();

        private static Cloud synthesize() {
            Path out = Path.of("target", "cdk.team").toAbsolutePath();
            App app = app(out);
            bringAll(new Stack(app, STACK)).build();
            Aspects.of(app).add(new AwsSolutionsChecks());
            return Cloud.of(app, out);
        }
    }

    /** With packages that are empty: templates are looked at only. */
    static Cloud of(Path out, Function<Stack, PhotoUploadsBuilder> uploads) {
        Cloud.assumeNode();
        App app = app(out);
        try {
            uploads.apply(new Stack(app, STACK))
                    .packages(Cloud.emptyPackages(out.resolveSibling("packages")))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Cloud.of(app, out);
    }

    static PhotoUploadsBuilder bringAll(Stack stack) {
        UserPool pool = UserPool.Builder.create(stack, OWN + "Pool").build();
        UserPoolClient client = pool.addClient(OWN + "Client");
        Vpc network = Vpc.Builder.create(stack, OWN + "Network").maxAzs(2).build();
        var boundary = ManagedPolicy.Builder.create(stack, OWN + "Boundary")
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of("*"))
                        .build()))
                .build();
        return PhotoUploads.builder(stack, "Photos")
                .extent(Extent.PAGE)
                .userPool(pool, client)
                .key(Key.Builder.create(stack, OWN + "Key")
                        .enableKeyRotation(true)
                        .build())
                .vpc(network)
                .permissionsBoundary(boundary)
                .page(
                        "photos.example.com",
                        Certificate.fromCertificateArn(
                                stack,
                                OWN + "Certificate",
                                "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"))
                .webOrigins("https://albums.example.com")
                .logRetention(RetentionDays.ONE_WEEK)
                .tag("team", "albums")
                .setting("storage.restorers", "arn:aws:iam::123456789012:role/oncall")
                .setting("alarms.canary", "true")
                .setting("api.iamCallers", "true");
    }

    private static App app(Path out) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(Map.of("aws:cdk:disable-stack-trace", true))
                .build());
    }
}
