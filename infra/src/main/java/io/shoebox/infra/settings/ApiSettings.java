package io.shoebox.infra.settings;

import java.util.List;

/** The GraphQL API. */
public record ApiSettings(
        @Setting(value = "users may call with their AWS credentials too, not only with a token", otherwise = "false")
        boolean iamCallers,

        @Setting(
                value = "roles that may act for any user; IAM must let them call the API besides",
                form = "arn:aws[a-z-]*:iam::\\d{12}:role/.+",
                rule = "the ARN of an IAM role")
        List<String> backendRoles,
        // A page holds photos, a photo thumbnails: no query of the schema is deeper.
        @Setting(value = "the deepest query", otherwise = "5", least = 3, most = 75)
        int queryDepth,

        @Setting(
                value = "the most fields of Query or Mutation in one request, which is invocations",
                otherwise = "20",
                least = 1,
                most = 10_000)
        int resolverCount,

        @Setting(value = "clients may ask for the schema", otherwise = "true")
        boolean introspection,

        @Setting(
                value = "a firewall blocks an address with more requests than this in five minutes; 0: no firewall",
                otherwise = "0",
                most = 2_000_000_000)
        long requestsPerFiveMinutes,

        @Setting("issues upload URLs") FunctionTuning presign,
        @Setting("answers for photos and collections") FunctionTuning photos) {}
