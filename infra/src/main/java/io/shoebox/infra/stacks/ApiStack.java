package io.shoebox.infra.stacks;

import static io.shoebox.model.Environment.PHOTOS_BUCKET;
import static io.shoebox.model.Environment.PHOTOS_TABLE;
import static io.shoebox.uploadapi.UploadSettings.BACKEND_ROLES;
import static io.shoebox.uploadapi.UploadSettings.IDENTITY_POOL_ID;
import static io.shoebox.uploadapi.UploadSettings.USER_POOL_CLIENTS;
import static io.shoebox.uploadapi.UploadSettings.USER_POOL_ID;

import io.shoebox.infra.constructs.Canary;
import io.shoebox.infra.constructs.Firewall;
import io.shoebox.infra.constructs.GraphQlApi;
import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.TableSchema;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What clients ask over GraphQL, the two functions that answer, and the canary, which is a client. */
public final class ApiStack extends Stack {
    private final GraphQlApi api;

    public ApiStack(Construct scope, Settings settings, Path root, StorageStack storage, IdentityStack identity) {
        super(scope, "Api", Synthesis.props(settings, "api", "Shoebox: the GraphQL API and its functions"));
        api = new GraphQlApi(this, settings, identity.userPoolId(), identity.clientId());
        var backends = new ArrayList<>(settings.api().backendRoles());
        if (settings.alarms().canary()) {
            backends.add(Canary.add(this, settings, root, api));
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
                this,
                settings,
                root,
                new JavaFunction.Options(
                        FunctionPackage.PRESIGN,
                        "Issues upload URLs",
                        JavaFunction.Size.of(settings.api().presign()),
                        environment,
                        presignRights));
        var photos = new JavaFunction(
                this,
                settings,
                root,
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
            Firewall.before(this, settings, api.arn());
        }
        Suppressions.api(this, settings.api());
        CfnOutput.Builder.create(this, "GraphQlUrl").value(api.url()).build();
        CfnOutput.Builder.create(this, "ClientConfig")
                .description("config.json for clients")
                .value(toJsonString(clientConfig(storage, identity)))
                .build();
    }

    public String apiId() {
        return api.id();
    }

    GraphQlApi api() {
        return api;
    }

    private static Map<String, String> environment(
            Settings settings, StorageStack storage, IdentityStack identity, List<String> backendRoles) {
        Map<String, String> names = Map.of(
                PHOTOS_BUCKET, storage.photos().name(),
                PHOTOS_TABLE, storage.table().name(),
                IDENTITY_POOL_ID, identity.identityPoolId(),
                USER_POOL_ID, identity.userPoolId(),
                USER_POOL_CLIENTS, identity.clientId());
        Map<String, String> backends =
                backendRoles.isEmpty() ? Map.of() : Map.of(BACKEND_ROLES, String.join(",", backendRoles));
        return JavaFunction.environment(List.of(
                names,
                backends,
                settings.uploads().common(),
                settings.uploads().api(),
                settings.budget().environment()));
    }

    /** All that a client needs to know; nothing of it is secret. */
    private Map<String, Object> clientConfig(StorageStack storage, IdentityStack identity) {
        return new TreeMap<>(Map.of(
                "region", getRegion(),
                "userPoolId", identity.userPoolId(),
                "userPoolClientId", identity.clientId(),
                "identityPoolId", identity.identityPoolId(),
                "graphqlUrl", api.url(),
                "photosBucket", storage.photos().name(),
                "thumbnailsBucket", storage.thumbnails().name()));
    }

    /**
     * For clients that sign their API calls: a second policy, so that what users may read stays one document. It names the
     * fields that functions answer, and so not the one by which notifier publishes.
     */
    private void letViewersCall(IdentityStack identity) {
        CfnPolicy.Builder.create(this, "ViewersCallApi")
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
