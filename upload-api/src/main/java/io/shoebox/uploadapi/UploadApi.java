package io.shoebox.uploadapi;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.DynamoIdentities;
import io.shoebox.catalog.Identities;
import io.shoebox.lambda.Clients;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.AppSyncHandler;
import io.shoebox.uploadapi.identity.CallerIdentifier;
import io.shoebox.uploadapi.identity.RecentIdentities;
import io.shoebox.uploadapi.photos.PhotoResolvers;
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
        var identities = new DynamoIdentities(Clients.of(DynamoDbClient.builder()), settings.photosTable(), clock);
        return presign(
                settings, S3Presigner.create(), identities, cognito(), clock, new SecureRandom(), new EmfApiMetrics());
    }

    /** Issues upload URLs, with given clients, and counts nothing; clock and random make the ids of photos. */
    public static AppSyncHandler presign(
            UploadSettings settings,
            S3Presigner presigner,
            Identities identities,
            CognitoIdentityClient cognito,
            InstantSource clock,
            RandomGenerator random) {
        return presign(settings, presigner, identities, cognito, clock, random, ApiMetrics.NONE);
    }

    /** Issues upload URLs, with given clients; clock and random make the ids of photos. */
    public static AppSyncHandler presign(
            UploadSettings settings,
            S3Presigner presigner,
            Identities identities,
            CognitoIdentityClient cognito,
            InstantSource clock,
            RandomGenerator random,
            ApiMetrics metrics) {
        UploadPolicy policy = settings.policy();
        var signer = new UrlSigner(presigner, settings.photosBucket(), policy.expiry());
        var tickets = new TicketResolver(policy, signer, clock, random, metrics);
        return new AppSyncHandler(identifier(settings, identities, cognito), Map.of("getUploadUrl", tickets), metrics);
    }

    /** Answers for photos and collections, on AWS. */
    public static AppSyncHandler photos(UploadSettings settings) {
        DynamoDbClient dynamo = Clients.of(DynamoDbClient.builder());
        return photos(
                settings,
                new DynamoCatalog(dynamo, settings.photosTable()),
                Clients.of(S3Client.builder()),
                new DynamoIdentities(dynamo, settings.photosTable(), InstantSource.system()),
                cognito(),
                new EmfApiMetrics());
    }

    /** Answers for photos and collections, with given clients, and counts nothing. */
    public static AppSyncHandler photos(
            UploadSettings settings,
            Catalog catalog,
            S3Client s3,
            Identities identities,
            CognitoIdentityClient cognito) {
        return photos(settings, catalog, s3, identities, cognito, ApiMetrics.NONE);
    }

    /** Answers for photos and collections, with given clients. */
    public static AppSyncHandler photos(
            UploadSettings settings,
            Catalog catalog,
            S3Client s3,
            Identities identities,
            CognitoIdentityClient cognito,
            ApiMetrics metrics) {
        var photos = new PhotoResolvers(catalog, s3, settings.photosBucket());
        return new AppSyncHandler(identifier(settings, identities, cognito), photos.byField(), metrics);
    }

    private static CallerIdentifier identifier(
            UploadSettings settings, Identities identities, CognitoIdentityClient cognito) {
        var recent = new RecentIdentities(identities, InstantSource.system());
        return new CallerIdentifier(settings.callers(), recent, cognito);
    }

    private static CognitoIdentityClient cognito() {
        return Clients.of(CognitoIdentityClient.builder());
    }
}
