package io.shoebox.infra.parts;

import static io.shoebox.model.Environment.PHOTOS_BUCKET;
import static io.shoebox.model.Environment.PHOTOS_TABLE;
import static io.shoebox.uploadapi.UploadSettings.BACKEND_ROLES;

import io.shoebox.infra.constructs.Canary;
import io.shoebox.infra.constructs.Firewall;
import io.shoebox.infra.constructs.GraphQlApi;
import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.TableSchema;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What clients ask over GraphQL, the two functions that answer, and the canary, which is a client. */
public final class ApiPart {
    private final Construct scope;
    private final GraphQlApi api;
    private final Map<String, Object> clientConfig;

    public ApiPart(Construct scope, Deployment deployment, StoragePart storage, IdentityPart identity) {
        this.scope = scope;
        Settings settings = deployment.settings();
        api = new GraphQlApi(scope, deployment, identity.users());
        var backends = new ArrayList<>(settings.api().backendRoles());
        if (settings.alarms().canary()) {
            backends.add(Canary.add(scope, deployment, api));
        }
        Map<String, String> environment = environment(settings, storage, identity, backends);
        PolicyStatement rememberLogins = Statements.allowRows(
                "RememberLogins",
                List.of("dynamodb:GetItem", "dynamodb:UpdateItem"),
                storage.table().arn(),
                TableSchema.LOGINS);
        PolicyStatement countSpending = Statements.allowRows(
                "CountSpending",
                List.of("dynamodb:GetItem", "dynamodb:UpdateItem"),
                storage.table().arn(),
                TableSchema.BUDGETS);
        var presignRights = new ArrayList<>(List.of(
                rememberLogins,
                countSpending,
                Statements.allow(
                        "SignUploads", List.of("s3:PutObject"), storage.photos().objects())));
        if (settings.budget().storedPhotos() > 0) {
            presignRights.add(Statements.allow(
                    "CountPhotos", List.of("dynamodb:Query"), storage.table().arn()));
        }
        var presign = new JavaFunction(
                scope,
                deployment,
                new JavaFunction.Options(
                        FunctionPackage.PRESIGN,
                        "Issues upload URLs",
                        JavaFunction.Size.of(settings.api().presign()),
                        environment,
                        presignRights));
        var photos = new JavaFunction(
                scope,
                deployment,
                new JavaFunction.Options(
                        FunctionPackage.PHOTOS,
                        "Answers for photos and collections",
                        JavaFunction.Size.of(settings.api().photos()),
                        environment,
                        List.of(
                                rememberLogins,
                                countSpending,
                                Statements.allow(
                                        "ReadRecords",
                                        List.of("dynamodb:GetItem", "dynamodb:Query"),
                                        storage.table().arn()),
                                Statements.allow(
                                        "DeletePhotos",
                                        List.of("s3:DeleteObject"),
                                        storage.photos().objects()))));
        api.answer(FunctionPackage.PRESIGN, presign, PresignLambda.FIELDS);
        api.answer(FunctionPackage.PHOTOS, photos, PhotosLambda.FIELDS);
        if (settings.api().iamCallers()) {
            letViewersCall(identity);
        }
        if (settings.api().requestsPerFiveMinutes() > 0) {
            Firewall.before(scope, deployment, api.arn());
        }
        Suppressions.api(scope, settings.api());
        Outputs.add(scope, "GraphQlUrl", api.url());
        clientConfig = clientConfig(storage, identity);
        Outputs.add(scope, "ClientConfig", clientConfig(), "config.json for clients");
    }

    public String apiId() {
        return api.id();
    }

    /** The API's address. */
    public String url() {
        return api.url();
    }

    /** All that a client needs to know, as JSON; nothing of it is secret. */
    public String clientConfig() {
        return Stack.of(scope).toJsonString(clientConfig);
    }

    GraphQlApi api() {
        return api;
    }

    private static Map<String, String> environment(
            Settings settings, StoragePart storage, IdentityPart identity, List<String> backendRoles) {
        Map<String, String> names = Map.of(
                PHOTOS_BUCKET, storage.photos().name(),
                PHOTOS_TABLE, storage.table().name());
        Map<String, String> backends =
                backendRoles.isEmpty() ? Map.of() : Map.of(BACKEND_ROLES, String.join(",", backendRoles));
        return JavaFunction.environment(List.of(
                names,
                identity.users().environment(),
                backends,
                settings.uploads().common(),
                settings.uploads().api(),
                settings.budget().environment()));
    }

    private Map<String, Object> clientConfig(StoragePart storage, IdentityPart identity) {
        var config = new TreeMap<String, Object>(identity.users().clientConfig());
        config.put("region", Stack.of(scope).getRegion());
        config.put("graphqlUrl", api.url());
        config.put("photosBucket", storage.photos().name());
        config.put("thumbnailsBucket", storage.thumbnails().name());
        return config;
    }

    /**
     * For clients that sign their API calls: a second policy, so that what users may read stays one document. It names the
     * fields that functions answer, and so not the one by which notifier publishes.
     */
    private void letViewersCall(IdentityPart identity) {
        CfnPolicy.Builder.create(scope, "ViewersCallApi")
                .policyName("CallApi")
                .roles(List.of(identity.viewerRoleName()))
                .policyDocument(Statements.document(List.of(Statements.allow(
                        "CallApi",
                        List.of("appsync:GraphQL"),
                        Stream.of(PresignLambda.FIELDS, PhotosLambda.FIELDS)
                                .flatMap(Set::stream)
                                .sorted()
                                .map(api::fieldArn)
                                .toArray(String[]::new)))))
                .build();
    }
}
