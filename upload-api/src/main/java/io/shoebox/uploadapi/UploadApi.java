package io.shoebox.uploadapi;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoBudgets;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.DynamoIdentities;
import io.shoebox.catalog.Identities;
import io.shoebox.lambda.Clients;
import io.shoebox.lambda.Clients.Calls;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.AppSyncHandler;
import io.shoebox.uploadapi.identity.CallerIdentifier;
import io.shoebox.uploadapi.identity.RecentIdentities;
import io.shoebox.uploadapi.photos.PhotoResolvers;
import io.shoebox.uploadapi.tickets.Allowance;
import io.shoebox.uploadapi.tickets.TicketResolver;
import io.shoebox.uploadapi.tickets.UploadPolicy;
import io.shoebox.uploadapi.tickets.UrlSigner;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Wires the module: settings, clients, handlers. Clients take region, credentials and endpoints from the environment. */
public final class UploadApi {
    private UploadApi() {}

    /** Issues upload URLs, on AWS. */
    public static AppSyncHandler presign(UploadSettings settings) {
        InstantSource clock = InstantSource.system();
        DynamoDbClient dynamo = Clients.of(DynamoDbClient.builder(), Calls.OF_API);
        var identities = new DynamoIdentities(dynamo, settings.photosTable(), clock);
        return presign(
                settings,
                S3Presigner.create(),
                identities,
                cognito(),
                allowance(settings, dynamo, clock),
                clock,
                new SecureRandom(),
                new EmfApiMetrics());
    }

    /** The same without a service but what signs: for the snapshot. Counts nothing. */
    static AppSyncHandler signing(UploadSettings settings) {
        InstantSource clock = InstantSource.system();
        Identities nobody =
                new DynamoIdentities(Clients.of(DynamoDbClient.builder(), Calls.OF_API), settings.photosTable(), clock);
        return presign(settings, S3Presigner.create(), nobody, cognito(), clock, new SecureRandom());
    }

    /** What the settings allow each identity, counted in the table. */
    public static Allowance allowance(UploadSettings settings, DynamoDbClient dynamo, InstantSource clock) {
        return new Allowance(
                new DynamoBudgets(dynamo, settings.photosTable(), settings.budget(), clock),
                new DynamoCatalog(dynamo, settings.photosTable()),
                settings.mostPhotos());
    }

    /** Issues upload URLs, with given clients, without an allowance, and counts nothing. */
    public static AppSyncHandler presign(
            UploadSettings settings,
            S3Presigner presigner,
            Identities identities,
            CognitoIdentityClient cognito,
            InstantSource clock,
            RandomGenerator random) {
        return presign(settings, presigner, identities, cognito, Allowance.NONE, clock, random, ApiMetrics.NONE);
    }

    /** Issues upload URLs, with given clients; clock and random make the ids of photos. */
    public static AppSyncHandler presign(
            UploadSettings settings,
            S3Presigner presigner,
            Identities identities,
            CognitoIdentityClient cognito,
            Allowance allowance,
            InstantSource clock,
            RandomGenerator random,
            ApiMetrics metrics) {
        UploadPolicy policy = settings.policy();
        var signer = new UrlSigner(presigner, settings.photosBucket(), policy.expiry());
        var tickets = new TicketResolver(policy, allowance, signer, clock, random, metrics);
        return new AppSyncHandler(identifier(settings, identities, cognito), Map.of("getUploadUrl", tickets), metrics);
    }

    /** Answers for photos and collections, on AWS. */
    public static AppSyncHandler photos(UploadSettings settings) {
        DynamoDbClient dynamo = Clients.of(DynamoDbClient.builder(), Calls.OF_API);
        return photos(
                settings,
                new DynamoCatalog(dynamo, settings.photosTable()),
                Clients.of(S3Client.builder(), Calls.OF_API),
                new DynamoIdentities(dynamo, settings.photosTable(), InstantSource.system()),
                cognito(),
                allowance(settings, dynamo, InstantSource.system()),
                new EmfApiMetrics());
    }

    /** Answers for photos and collections, with given clients, without an allowance, and counts nothing. */
    public static AppSyncHandler photos(
            UploadSettings settings,
            Catalog catalog,
            S3Client s3,
            Identities identities,
            CognitoIdentityClient cognito) {
        return photos(settings, catalog, s3, identities, cognito, Allowance.NONE, ApiMetrics.NONE);
    }

    /** Answers for photos and collections, with given clients. */
    public static AppSyncHandler photos(
            UploadSettings settings,
            Catalog catalog,
            S3Client s3,
            Identities identities,
            CognitoIdentityClient cognito,
            Allowance allowance,
            ApiMetrics metrics) {
        var photos = new PhotoResolvers(catalog, s3, settings.photosBucket(), allowance);
        return new AppSyncHandler(identifier(settings, identities, cognito), photos.byField(), metrics);
    }

    private static CallerIdentifier identifier(
            UploadSettings settings, Identities identities, CognitoIdentityClient cognito) {
        var recent = new RecentIdentities(identities, InstantSource.system());
        return new CallerIdentifier(settings.callers(), recent, cognito);
    }

    private static CognitoIdentityClient cognito() {
        return Clients.of(CognitoIdentityClient.builder(), Calls.OF_API);
    }
}
