package io.shoebox.uploadapi;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.lambda.Clients;
import io.shoebox.uploadapi.appsync.AppSyncHandler;
import io.shoebox.uploadapi.identity.CallerIdentifier;
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
        return presign(settings, S3Presigner.create(), cognito(), InstantSource.system(), new SecureRandom());
    }

    /** Issues upload URLs, with given clients; clock and random make the ids of photos. */
    public static AppSyncHandler presign(
            UploadSettings settings,
            S3Presigner presigner,
            CognitoIdentityClient cognito,
            InstantSource clock,
            RandomGenerator random) {
        UploadPolicy policy = settings.policy();
        var signer = new UrlSigner(presigner, settings.photosBucket(), policy.expiry());
        var tickets = new TicketResolver(policy, signer, clock, random);
        return new AppSyncHandler(identifier(settings, cognito), Map.of("getUploadUrl", tickets::getUploadUrl));
    }

    /** Answers for photos and collections, on AWS. */
    public static AppSyncHandler photos(UploadSettings settings) {
        var catalog = new DynamoCatalog(Clients.of(DynamoDbClient.builder()), settings.photosTable());
        return photos(settings, catalog, Clients.of(S3Client.builder()), cognito());
    }

    /** Answers for photos and collections, with given clients. */
    public static AppSyncHandler photos(
            UploadSettings settings, Catalog catalog, S3Client s3, CognitoIdentityClient cognito) {
        var photos = new PhotoResolvers(catalog, s3, settings.photosBucket());
        return new AppSyncHandler(identifier(settings, cognito), photos.byField());
    }

    private static CallerIdentifier identifier(UploadSettings settings, CognitoIdentityClient cognito) {
        return new CallerIdentifier(settings.identityPoolId(), settings.userPool(), cognito);
    }

    private static CognitoIdentityClient cognito() {
        return Clients.of(CognitoIdentityClient.builder());
    }
}
