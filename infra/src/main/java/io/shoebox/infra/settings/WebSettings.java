package io.shoebox.infra.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page. */
public record WebSettings(
        @Setting(
                value = "origins from which browsers may call S3, besides the page's own at CloudFront",
                form = "https?://[A-Za-z0-9.-]+(:\\d+)?",
                rule = "like https://photos.example.com, without a path")
        List<String> origins,

        @Setting(
                value =
                        "host name of the page, in place of CloudFront's; with certificate. DNS is yours: an alias to WebDomain",
                form = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
                rule = "a host name, like photos.example.com")
        @Nullable
        String domain,

        @Setting(
                value = "its certificate, of AWS Certificate Manager in us-east-1, whatever the region of the stage",
                form = "arn:[a-z-]+:acm:us-east-1:\\d{12}:certificate/.+",
                rule = "the ARN of a certificate in us-east-1")
        @Nullable
        String certificate,

        @Setting(
                value = "a web ACL of AWS WAF, of scope CLOUDFRONT, before the page",
                form = "arn:[a-z-]+:wafv2:us-east-1:\\d{12}:global/webacl/.+",
                rule = "the ARN of a web ACL of scope CLOUDFRONT")
        @Nullable
        String firewall) {
    /** Whether the page's own name or its certificate is given, and not both. */
    boolean isHalfNamed() {
        return (domain == null) != (certificate == null);
    }
}
