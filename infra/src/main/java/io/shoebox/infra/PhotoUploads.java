package io.shoebox.infra;

import static java.util.Objects.requireNonNull;

import io.shoebox.infra.constructs.KeyPolicy;
import io.shoebox.infra.constructs.KeyUse;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.constructs.UserDirectory;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.parts.ApiPart;
import io.shoebox.infra.parts.IdentityPart;
import io.shoebox.infra.parts.MonitoringPart;
import io.shoebox.infra.parts.NotifierPart;
import io.shoebox.infra.parts.OperationsPart;
import io.shoebox.infra.parts.PipelinePart;
import io.shoebox.infra.parts.QueuesPart;
import io.shoebox.infra.parts.ReconcilePart;
import io.shoebox.infra.parts.StoragePart;
import io.shoebox.infra.parts.WebPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Photo uploads for the users of an application: buckets, table, queues and workers, and as much more as is chosen. Made by a
 * {@link #builder}, all of it is in the stack of its scope.
 */
public final class PhotoUploads extends Construct {
    private final Deployment deployment;
    private final QueuesPart queues;
    private final StoragePart storage;
    private final @Nullable WebPart web;
    private final @Nullable IdentityPart identity;
    private final @Nullable ApiPart api;
    private final @Nullable NotifierPart notifier;

    /**
     * The parts, in the order in which they are deployed where they are stacks.
     *
     * @param places where each goes
     */
    PhotoUploads(Construct scope, String id, Deployment deployment, Places places) {
        super(scope, id);
        this.deployment = deployment;
        var bounded = new Boundary(deployment.given().boundary(), places);
        web = deployment.extent().hasPage() ? new WebPart(bounded.of(this, Part.WEB), deployment) : null;
        queues = new QueuesPart(bounded.of(this, Part.QUEUES), deployment);
        storage = new StoragePart(bounded.of(this, Part.STORAGE), deployment, origins(), queues.uploads());
        identity = deployment.extent().hasApi()
                ? new IdentityPart(bounded.of(this, Part.IDENTITY), deployment, storage)
                : null;
        var pipeline = new PipelinePart(bounded.of(this, Part.PIPELINE), deployment, queues, storage);
        new ReconcilePart(bounded.of(this, Part.RECONCILE), deployment, queues, storage);
        if (identity == null) {
            api = null;
            notifier = null;
        } else {
            api = new ApiPart(bounded.of(this, Part.API), deployment, storage, identity);
            notifier = new NotifierPart(bounded.of(this, Part.NOTIFIER), deployment, storage, api);
            if (deployment.hasOperators()) {
                new OperationsPart(
                        bounded.of(this, Part.OPERATIONS),
                        deployment,
                        new OperationsPart.Parts(queues, storage, identity, pipeline, api));
            }
        }
        new MonitoringPart(bounded.of(this, Part.MONITORING), deployment, api, identity);
    }

    private List<String> origins() {
        var origins = new ArrayList<String>();
        if (web != null) {
            origins.addAll(web.origins());
        }
        origins.addAll(deployment.settings().web().origins());
        return origins;
    }

    /**
     * Begins one.
     *
     * @param scope a stack, or a construct in one
     */
    public static PhotoUploadsBuilder builder(Construct scope, String id) {
        return new PhotoUploadsBuilder(scope, id);
    }

    /** The name of the bucket that photos are put into. */
    public String photosBucket() {
        return storage.photos().name();
    }

    /** The name of the bucket of thumbnails. */
    public String thumbnailsBucket() {
        return storage.thumbnails().name();
    }

    /** The name of the table. */
    public String photosTable() {
        return storage.table().name();
    }

    /** The URL of the queue of upload events. */
    public String uploadsQueue() {
        return queues.uploads().url();
    }

    /** The URL of the queue of photos that wait for thumbnails. */
    public String thumbnailsQueue() {
        return queues.thumbnails().url();
    }

    /** @throws IllegalStateException if it is the pipeline alone */
    public String graphqlUrl() {
        return theApi().url();
    }

    /**
     * What clients need to know, as JSON: the {@code config.json} of the clients' libraries.
     *
     * @throws IllegalStateException if it is the pipeline alone
     */
    public String clientConfig() {
        return theApi().clientConfig();
    }

    /** @throws IllegalStateException if it is the pipeline alone */
    public String identityPoolId() {
        theApi();
        return users().identityPoolId();
    }

    /**
     * The name of the event bus on which backends hear of photos.
     *
     * @throws IllegalStateException if it is the pipeline alone
     */
    public String eventBus() {
        theApi();
        return requireNonNull(notifier).eventBus();
    }

    /** The name of the bucket for the page's files, if there is a page. */
    public Optional<String> pageBucket() {
        return Optional.ofNullable(web).map(WebPart::bucket);
    }

    /** The id of the page's distribution, if there is a page. */
    public Optional<String> pageDistribution() {
        return Optional.ofNullable(web).map(WebPart::distributionId);
    }

    /**
     * Lets a backend put photos, or sign the URLs by which others do: for a pipeline without our API. The bucket takes each
     * key once, so the PUT needs {@code If-None-Match: *}; docs/adopt.md says what keys look like.
     */
    public void grantUploads(IGrantable backend) {
        grant(
                backend,
                Statements.allow(
                        "PutPhotos", List.of("s3:PutObject"), storage.photos().objects()));
    }

    /** Lets a backend read photos and thumbnails of all users. */
    public void grantRead(IGrantable backend) {
        grant(
                backend,
                Statements.allow(
                        "ReadPhotos",
                        List.of("s3:GetObject"),
                        storage.photos().objects(),
                        storage.thumbnails().objects()));
    }

    /** Lets a backend read the records of all users. */
    public void grantReadRecords(IGrantable backend) {
        grant(
                backend,
                Statements.allow(
                        "ReadRecords",
                        List.of("dynamodb:GetItem", "dynamodb:Query"),
                        storage.table().arn()));
    }

    private void grant(IGrantable backend, PolicyStatement statement) {
        KeyUse.with(deployment.given().key(), List.of(statement))
                .forEach(backend.getGrantPrincipal()::addToPrincipalPolicy);
    }

    /**
     * What the policy of the key must say; a key that is made in the same app has it already.
     *
     * @return nothing where no key is given
     */
    public List<PolicyStatement> keyPolicy() {
        return deployment.given().key() == null
                ? List.of()
                : List.of(KeyPolicy.notifications(StoragePart.fromPhotos(deployment.names())));
    }

    private ApiPart theApi() {
        if (api == null) {
            throw new IllegalStateException("this is the pipeline alone: choose Extent.API for an API");
        }
        return api;
    }

    private UserDirectory users() {
        return requireNonNull(identity).users();
    }
}
