package io.shoebox.infra.stacks;

import static java.util.Objects.requireNonNull;

import io.shoebox.infra.constructs.Lasting;
import io.shoebox.infra.constructs.Names;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The page: a private bucket that only its CloudFront distribution reads. Its files can be made again at any time. */
public final class WebStack extends Stack {
    /** The page's own files; calls to AWS alone; pictures also from memory. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "connect-src 'self' https://*." + Aws.URL_SUFFIX + " wss://*." + Aws.URL_SUFFIX,
            "img-src 'self' blob: data: https://*." + Aws.URL_SUFFIX,
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final List<String> origins;

    public WebStack(Construct scope, Settings settings) {
        super(scope, "Web", Synthesis.props(settings, "web", "Shoebox: the page"));
        Bucket files = Bucket.Builder.create(this, "Files")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .removalPolicy(Lasting.POLICY)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .build();
        String domain = settings.web().domain();
        var page = Distribution.Builder.create(this, "Distribution");
        if (domain != null) {
            page.domainNames(List.of(domain))
                    .certificate(Certificate.fromCertificateArn(
                            this, "Certificate", requireNonNull(settings.web().certificate())));
        }
        Distribution distribution = page.comment(settings.stage().name("web"))
                .defaultRootObject("index.html")
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .webAclId(settings.web().firewall())
                .defaultBehavior(BehaviorOptions.builder()
                        .origin(S3BucketOrigin.withOriginAccessControl(
                                files,
                                S3BucketOriginWithOACProps.builder()
                                        .originAccessControl(onlyForTheDistribution(settings.stage()))
                                        .build()))
                        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                        .responseHeadersPolicy(securityHeaders(settings.stage()))
                        .build())
                .build();
        Suppressions.web(this);
        CfnOutput.Builder.create(this, "WebBucket").value(files.getBucketName()).build();
        CfnOutput.Builder.create(this, "WebDistribution")
                .value(distribution.getDistributionId())
                .build();
        String host = distribution.getDistributionDomainName();
        CfnOutput.Builder.create(this, "WebDomain").value(host).build();
        CfnOutput.Builder.create(this, "WebUrl")
                .value("https://" + (domain == null ? host : domain))
                .build();
        origins = Stream.of(host, domain)
                .filter(Objects::nonNull)
                .map(name -> "https://" + name)
                .toList();
    }

    /** Where the page is: at CloudFront, and at a name of its own if it has one. */
    public List<String> origins() {
        return origins;
    }

    private S3OriginAccessControl onlyForTheDistribution(Stage stage) {
        return S3OriginAccessControl.Builder.create(this, "FilesAccess")
                .originAccessControlName(Names.global(stage, "files"))
                .build();
    }

    private ResponseHeadersPolicy securityHeaders(Stage stage) {
        return ResponseHeadersPolicy.Builder.create(this, "SecurityHeaders")
                .responseHeadersPolicyName(Names.global(stage, "security"))
                .securityHeadersBehavior(ResponseSecurityHeadersBehavior.builder()
                        .contentSecurityPolicy(ResponseHeadersContentSecurityPolicy.builder()
                                .contentSecurityPolicy(CONTENT_SECURITY_POLICY)
                                .override(true)
                                .build())
                        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder()
                                .override(true)
                                .build())
                        .frameOptions(ResponseHeadersFrameOptions.builder()
                                .frameOption(HeadersFrameOption.DENY)
                                .override(true)
                                .build())
                        .referrerPolicy(ResponseHeadersReferrerPolicy.builder()
                                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                                .override(true)
                                .build())
                        .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                                .accessControlMaxAge(Duration.days(365))
                                .includeSubdomains(true)
                                .override(true)
                                .build())
                        .build())
                .build();
    }
}
