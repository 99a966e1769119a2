package io.shoebox.infra.constructs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.operations.canary.CanarySettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awscdk.Aws;
import software.constructs.Construct;

/** The function that uploads a photo each five minutes, as a backend with an identity that nobody has. */
public final class Canary {
    /** It waits for a minute at most, and calls a few times besides. */
    public static final JavaFunction.Size SIZE = new JavaFunction.Size(90, 512, 0);

    /** All that it may ask. */
    private static final List<String> FIELDS = List.of("deletePhoto", "getPhoto", "getUploadUrl", "listPhotos");

    private Canary() {}

    /** @return the ARN of its role, which the API's functions must take for a backend's */
    public static String add(Construct scope, Deployment deployment, GraphQlApi api) {
        String identity = identity(deployment.names());
        var function = new JavaFunction(
                scope,
                deployment,
                new JavaFunction.Options(
                        FunctionPackage.CANARY,
                        "Uploads a photo, waits until it is ready, and deletes it",
                        SIZE,
                        Map.of(CanarySettings.GRAPHQL_URL, api.url(), CanarySettings.IDENTITY, identity),
                        List.of(Statements.allow(
                                "UploadAsABackend",
                                List.of("appsync:GraphQL"),
                                FIELDS.stream().map(api::fieldArn).toArray(String[]::new)))));
        new Scheduler(scope, function).call("Fly", "rate(5 minutes)", "{}");
        Outputs.add(scope, "CanaryIdentity", identity, "Whose photos the canary's are");
        return function.roleArn();
    }

    /** The same at each deployment, and never one of Cognito's, whose UUIDs are random ones (version 4, not 3). */
    private static String identity(Names names) {
        return Aws.REGION + ":"
                + UUID.nameUUIDFromBytes(names.required("canary").getBytes(UTF_8));
    }
}
