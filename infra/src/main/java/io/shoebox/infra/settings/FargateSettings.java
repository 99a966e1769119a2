package io.shoebox.infra.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Containers that run the workers. Of ECR, so that who pulls the image may pull nothing else. */
public record FargateSettings(
        @Setting(
                value = "the image of worker/Dockerfile, for arm64; needed where runOn is fargate",
                form =
                        "\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/[a-z0-9._/-]+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})",
                rule = "an image of ECR with its tag or digest")
        @Nullable
        String image,

        @Setting(
                value = "in which the tasks run, from which ECR, S3, SQS, DynamoDB and CloudWatch Logs must be"
                        + " reached; needed where runOn is fargate",
                form = "subnet-[0-9a-f]{8,17}",
                rule = "the id of a subnet")
        List<String> subnets,

        @Setting(
                value = "security groups of the tasks, which need no way in; needed where runOn is fargate",
                form = "sg-[0-9a-f]{8,17}",
                rule = "the id of a security group")
        List<String> securityGroups,

        @Setting(
                value = "tasks have public addresses, by which they reach AWS from public subnets",
                otherwise = "false")
        boolean publicAddresses,

        @Setting(
                value = "percent of the tasks that are on Spot, at about a third of the price; AWS ends them with two"
                        + " minutes' notice, and nothing is lost",
                otherwise = "75",
                most = 100)
        int spotPercent,

        @Setting("verifies and registers uploads") TaskTuning uploads,

        @Setting(value = "makes thumbnails", otherwise = "cpu=1024 memoryMib=2048 mostTasks=20 messagesPerTask=50")
        TaskTuning thumbnails) {
    public FargateSettings {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    /** Rules that no single setting can break. */
    void addContradictions(RunOn runOn, List<String> problems) {
        if (runOn == RunOn.FARGATE && (image == null || subnets.isEmpty() || securityGroups.isEmpty())) {
            problems.add("workers.runOn=fargate needs workers.fargate.image, subnets and securityGroups");
        }
        uploads.addContradictions("workers.fargate.uploads", problems);
        thumbnails.addContradictions("workers.fargate.thumbnails", problems);
    }
}
