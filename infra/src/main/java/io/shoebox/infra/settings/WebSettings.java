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
                value = "a web ACL of AWS WAF, of scope CLOUDFRONT, before the page",
                form = "arn:[a-z-]+:wafv2:us-east-1:\\d{12}:global/webacl/.+",
                rule = "the ARN of a web ACL of scope CLOUDFRONT")
        @Nullable
        String firewall) {}
