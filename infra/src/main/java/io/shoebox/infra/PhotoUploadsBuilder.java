package io.shoebox.infra;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Extent;
import io.shoebox.infra.deployment.Given;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.deployment.Network;
import io.shoebox.infra.deployment.SignIn;
import io.shoebox.infra.functions.Packages;
import io.shoebox.infra.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.cognito.IUserPool;
import software.amazon.awscdk.services.cognito.IUserPoolClient;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.IOpenIdConnectProvider;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Makes {@link PhotoUploads} of what is chosen and of what a team brings along. All of it may be left out. */
public final class PhotoUploadsBuilder {
    private final Construct scope;
    private final String id;
    private final Map<String, String> values = new TreeMap<>();
    private @Nullable Path file;
    private Extent extent = Extent.API;
    private @Nullable String stage;
    private @Nullable SignIn signIn;
    private @Nullable String identityPool;
    private @Nullable IRole viewerRole;
    private @Nullable IKey key;
    private @Nullable Network network;
    private @Nullable String boundary;
    private Given.@Nullable PageName page;
    private @Nullable Packages packages;

    PhotoUploadsBuilder(Construct scope, String id) {
        this.scope = scope;
        this.id = id;
    }

    /** How much of Shoebox; by default all but the page. */
    public PhotoUploadsBuilder extent(Extent extent) {
        this.extent = extent;
        return this;
    }

    /** A YAML file of settings, as docs/settings.md lists them. What this builder is told besides takes precedence. */
    public PhotoUploadsBuilder settings(Path file) {
        this.file = file;
        return this;
    }

    /** A setting by its name with dots, such as {@code uploads.mostBytes}; lists are separated by commas. */
    public PhotoUploadsBuilder setting(String name, String value) {
        values.put(name, value);
        return this;
    }

    /**
     * Fixed names, {@code shoebox-<stage>-…}, as the app has them, so that people and scripts find what they know. Without,
     * CloudFormation makes names, several of these fit into one account and region, and everything can be replaced.
     *
     * @param stage 1 to 12 of the characters {@code a-z 0-9}, the first a letter
     */
    public PhotoUploadsBuilder namedBy(String stage) {
        this.stage = stage;
        return setting("stage", stage);
    }

    /** Users of this pool, with tokens of these app clients; by default a pool is made. */
    public PhotoUploadsBuilder userPool(IUserPool pool, IUserPoolClient... clients) {
        List<String> ids =
                Arrays.stream(clients).map(IUserPoolClient::getUserPoolClientId).toList();
        signIn = new SignIn.Pool(pool.getUserPoolId(), ids, null);
        return this;
    }

    /**
     * Users of an OpenID Connect provider that is no user pool. There are no operators by token then: they use the commands.
     *
     * @param issuer the {@code iss} claim of its tokens, an https URL
     * @param client the {@code aud} claim of its ID tokens
     */
    public PhotoUploadsBuilder openId(String issuer, String client, IOpenIdConnectProvider provider) {
        signIn = new SignIn.OpenId(issuer, client, provider.getOpenIdConnectProviderArn(), null);
        return this;
    }

    /** The identity pool that takes the tokens of the given user pool or provider; by default one is made. */
    public PhotoUploadsBuilder identityPool(String id) {
        identityPool = id;
        return this;
    }

    /**
     * The role that the identity pool gives to signed-in users: it gets what they may read. By default a role is made, and
     * becomes the identity pool's; one that the pool has for other purposes would lose its place.
     */
    public PhotoUploadsBuilder viewerRole(IRole role) {
        viewerRole = role;
        return this;
    }

    /**
     * The key that encrypts buckets, table and queues. Roles get what they need of it; its policy gets what S3 needs, where it
     * is made in the same app, and must have it otherwise ({@link PhotoUploads#keyPolicy}). It must let IAM policies count.
     */
    public PhotoUploadsBuilder key(IKey key) {
        this.key = key;
        return this;
    }

    /** Functions run in this VPC's private subnets with a way out, in a security group that is made for them. */
    public PhotoUploadsBuilder vpc(IVpc vpc) {
        SecurityGroup group = SecurityGroup.Builder.create(scope, id + "Functions")
                .vpc(vpc)
                .description("Functions of photo uploads: calls out, none in")
                .build();
        return vpc(
                vpc,
                SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build(),
                group);
    }

    /** Functions run in these subnets and security groups; docs/adopt.md says what they must reach. */
    public PhotoUploadsBuilder vpc(IVpc vpc, SubnetSelection subnets, ISecurityGroup... groups) {
        network = new Network(
                vpc.selectSubnets(subnets).getSubnetIds(),
                Arrays.stream(groups).map(ISecurityGroup::getSecurityGroupId).toList());
        return this;
    }

    /** The policy that bounds every role. */
    public PhotoUploadsBuilder permissionsBoundary(IManagedPolicy policy) {
        boundary = policy.getManagedPolicyArn();
        return this;
    }

    /**
     * What the page is called, in place of CloudFront's name; an alias record is yours to make.
     *
     * @param certificate in us-east-1
     */
    public PhotoUploadsBuilder page(String domain, ICertificate certificate) {
        page = new Given.PageName(domain, certificate.getCertificateArn());
        return this;
    }

    /** For how long logs are kept; by default 30 days. */
    public PhotoUploadsBuilder logRetention(RetentionDays days) {
        return setting("logs.retentionDays", Integer.toString(io.shoebox.infra.constructs.Retention.days(days)));
    }

    /** Origins of web pages that put and get photos. */
    public PhotoUploadsBuilder webOrigins(String... origins) {
        return setting("web.origins", String.join(",", origins));
    }

    /** A tag on everything, in place of those that a file of settings names; without commas. */
    public PhotoUploadsBuilder tag(String name, String value) {
        if (name.contains(",") || name.contains("=") || value.contains(",")) {
            throw new IllegalArgumentException("tags have no commas, and their names no equals signs: " + name);
        }
        values.merge("tags", name + "=" + value, (before, more) -> before + "," + more);
        return this;
    }

    /** Packages from elsewhere than the class path. */
    PhotoUploadsBuilder packages(Packages packages) {
        this.packages = packages;
        return this;
    }

    /** @throws IllegalArgumentException naming everything that is wrong */
    public PhotoUploads build() {
        Settings settings = file == null ? Settings.from(values) : Settings.from(file, values);
        Given given = given(Given.of(settings));
        check(settings, given);
        var uploads = new PhotoUploads(
                scope,
                id,
                new Deployment(
                        settings,
                        extent,
                        given,
                        stage == null ? Names.generated(scope, id) : Names.of(settings.stage()),
                        packages == null ? Packages.onClassPath() : packages),
                (owner, part) -> new Construct(owner, part.id()));
        settings.tags().forEach((name, value) -> Tags.of(uploads).add(name, value));
        if (key != null) {
            uploads.keyPolicy().forEach(key::addToResourcePolicy);
        }
        return uploads;
    }

    private Given given(Given named) {
        return new Given(
                key == null ? named.key() : key.getKeyArn(),
                network == null ? named.network() : network,
                boundary == null ? named.boundary() : boundary,
                page == null ? named.page() : page,
                viewerRole == null ? null : viewerRole.getRoleName(),
                switch (Objects.requireNonNullElse(signIn, named.signIn())) {
                    case SignIn.Own own -> own;
                    case SignIn.Pool pool ->
                        new SignIn.Pool(
                                pool.id(), pool.clients(), identityPool == null ? pool.identityPool() : identityPool);
                    case SignIn.OpenId openId ->
                        new SignIn.OpenId(
                                openId.issuer(),
                                openId.client(),
                                openId.provider(),
                                identityPool == null ? openId.identityPool() : identityPool);
                });
    }

    private void check(Settings settings, Given given) {
        var problems = new ArrayList<String>();
        if (identityPool != null && given.signIn() instanceof SignIn.Own) {
            problems.add("an identity pool takes the tokens of a pool or provider: give userPool or openId too");
        }
        if (viewerRole != null && identityPoolIsOurs(given.signIn())) {
            problems.add("viewerRole is the role of an identity pool: give identityPool too");
        }
        if (extent.hasPage() && given.signIn() instanceof SignIn.OpenId) {
            problems.add("the page signs in by a user pool: choose Extent.API with openId, and a page of your own");
        }
        if (page != null && !extent.hasPage()) {
            problems.add("a name for the page needs Extent.PAGE");
        }
        if (stage == null && settings.storage().adopt() != null) {
            problems.add("storage.adopt takes over buckets by their names: say namedBy");
        }
        if (settings.alarms().monthlyBudget() > 0 && !settings.tags().containsKey("stage")) {
            problems.add("alarms.monthlyBudget counts what is tagged: give a tag 'stage'");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong photo uploads: " + String.join("; ", problems));
        }
    }

    private static boolean identityPoolIsOurs(SignIn signIn) {
        return switch (signIn) {
            case SignIn.Own _ -> true;
            case SignIn.Pool pool -> pool.identityPool() == null;
            case SignIn.OpenId openId -> openId.identityPool() == null;
        };
    }
}
