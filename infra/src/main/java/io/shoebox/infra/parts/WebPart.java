package io.shoebox.infra.parts;

import io.shoebox.infra.constructs.Lasting;
import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Given;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
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
public final class WebPart {
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

    private final Construct scope;
    private final List<String> origins;
    private final String bucket;
    private final String distributionId;

    public WebPart(Construct scope, Deployment deployment) {
        this.scope = scope;
        Settings settings = deployment.settings();
        Names names = deployment.names();
        Bucket files = Bucket.Builder.create(scope, "Files")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .removalPolicy(Lasting.POLICY)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .build();
        Given.PageName name = deployment.given().page();
        var page = Distribution.Builder.create(scope, "Distribution");
        if (name != null) {
            page.domainNames(List.of(name.domain()))
                    .certificate(Certificate.fromCertificateArn(scope, "Certificate", name.certificate()));
        }
        Distribution distribution = page.comment(names.required("web"))
                .defaultRootObject("index.html")
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .webAclId(settings.web().firewall())
                .defaultBehavior(BehaviorOptions.builder()
                        .origin(S3BucketOrigin.withOriginAccessControl(
                                files,
                                S3BucketOriginWithOACProps.builder()
                                        .originAccessControl(onlyForTheDistribution(names))
                                        .build()))
                        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                        .responseHeadersPolicy(securityHeaders(names))
                        .build())
                .build();
        Suppressions.web(scope);
        bucket = files.getBucketName();
        distributionId = distribution.getDistributionId();
        Outputs.add(scope, "WebBucket", bucket);
        Outputs.add(scope, "WebDistribution", distributionId);
        String host = distribution.getDistributionDomainName();
        Outputs.add(scope, "WebDomain", host);
        Outputs.add(scope, "WebUrl", "https://" + (name == null ? host : name.domain()));
        origins = Stream.of(host, name == null ? null : name.domain())
                .filter(Objects::nonNull)
                .map(each -> "https://" + each)
                .toList();
    }

    /** Where the page is: at CloudFront, and at a name of its own if it has one. */
    public List<String> origins() {
        return origins;
    }

    /** The name of the bucket for the page's files. */
    public String bucket() {
        return bucket;
    }

    /** The id of the distribution, which is to forget files that changed. */
    public String distributionId() {
        return distributionId;
    }

    private S3OriginAccessControl onlyForTheDistribution(Names names) {
        return S3OriginAccessControl.Builder.create(scope, "FilesAccess")
                .originAccessControlName(names.global("files"))
                .build();
    }

    private ResponseHeadersPolicy securityHeaders(Names names) {
        return ResponseHeadersPolicy.Builder.create(scope, "SecurityHeaders")
                .responseHeadersPolicyName(names.global("security"))
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
