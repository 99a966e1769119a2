package io.shoebox.infra.settings;

import org.jspecify.annotations.Nullable;

/** What an organization asks of everything in its accounts. */
public record SecuritySettings(
        @Setting(
                value = "a KMS key of yours encrypts buckets, table and queues; its policy must let S3 use it (output"
                        + " KeyPolicyStatement)",
                form = "arn:[a-z-]+:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+",
                rule = "the ARN of a key in KMS")
        @Nullable
        String key,

        @Setting(
                value = "a policy that bounds what every role may do",
                form = "arn:[a-z-]+:iam::(\\d{12}|aws):policy/.+",
                rule = "the ARN of a managed policy")
        @Nullable
        String permissionsBoundary) {}
