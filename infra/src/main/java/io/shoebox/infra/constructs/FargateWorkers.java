package io.shoebox.infra.constructs;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.settings.FargateSettings;
import io.shoebox.infra.settings.TaskTuning;
import io.shoebox.operations.places.WorkerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.ecs.CfnClusterCapacityProviderAssociations;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The workers as services of ECS on Fargate: arm64, partly on Spot, as many tasks as the backlog asks for. Each has the rights
 * of its function and no others, and a file system that it cannot write to.
 */
public final class FargateWorkers {
    private static final int PORT = 8080;
    private static final String USER = "65532:65532";
    /** Before a task that is told to end is killed; Spot gives two minutes. */
    private static final int STOP_SECONDS = 60;

    private static final int GRACE_SECONDS = 45;
    private static final String CONTAINER = "worker";
    private static final String ON_DEMAND = "FARGATE";
    private static final String SPOT = "FARGATE_SPOT";

    /** As the image's own HEALTHCHECK, which ECS does not look at. */
    private static final List<String> HEALTH = List.of(
            "CMD",
            "/java/bin/java",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx32m",
            "-cp",
            "/app/*",
            "io.shoebox.worker.HealthProbe");

    private final Construct scope;
    private final Deployment deployment;
    private final Names names;
    private final FargateSettings fargate;
    private final CfnCluster cluster;
    private final CfnClusterCapacityProviderAssociations capacity;

    /** The cluster, without services yet. */
    public FargateWorkers(Construct scope, Deployment deployment) {
        this.scope = scope;
        this.deployment = deployment;
        names = deployment.names();
        fargate = deployment.settings().workers().fargate();
        cluster = CfnCluster.Builder.create(scope, "Workers")
                .clusterName(names.optional("workers"))
                // Tells how many tasks run, by which the backlog of each is known.
                .clusterSettings(List.of(CfnCluster.ClusterSettingsProperty.builder()
                        .name("containerInsights")
                        .value("enabled")
                        .build()))
                .build();
        capacity = CfnClusterCapacityProviderAssociations.Builder.create(scope, "WorkersCapacity")
                .cluster(cluster.getRef())
                .capacityProviders(List.of(ON_DEMAND, SPOT))
                .defaultCapacityProviderStrategy(List.of())
                .build();
    }

    /** @param function whose work it does: its variables and rights are the service's */
    public FargateWorkers add(WorkerName worker, JavaFunction.Options function) {
        String id = worker == WorkerName.UPLOADS ? "Uploads" : "Thumbnails";
        TaskTuning tuning = worker == WorkerName.UPLOADS ? fargate.uploads() : fargate.thumbnails();
        String part = worker.text() + "-worker";
        LogGroup log = LogGroup.Builder.create(scope, id + "WorkerLog")
                .logGroupName(names.log(part))
                .retention(Retention.of(deployment.settings().logs()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnTaskDefinition task = CfnTaskDefinition.Builder.create(scope, id + "Task")
                .family(names.required(part))
                .requiresCompatibilities(List.of("FARGATE"))
                .networkMode("awsvpc")
                .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                        .cpuArchitecture("ARM64")
                        .operatingSystemFamily("LINUX")
                        .build())
                .cpu(Integer.toString(tuning.cpu()))
                .memory(Integer.toString(tuning.memoryMib()))
                .taskRoleArn(
                        role(id + "TaskRole", KeyUse.with(deployment.given().key(), function.statements()))
                                .getRoleArn())
                .executionRoleArn(starter(id, log).getRoleArn())
                .containerDefinitions(List.of(container(worker, function, log)))
                .build();
        NagSuppressions.addResourceSuppressions(
                task,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-ECS2")
                        .reason("The variables name buckets, queues and limits; none is a secret")
                        .build()));
        CfnService service = service(id, names.optional(part), task);
        new TaskScaling(scope, id, tuning)
                .follow(
                        cluster.getRef(),
                        service.getAttrName(),
                        names.of(Names.Kind.QUEUE, worker.text()),
                        names.required(worker.text() + "-backlog"));
        return this;
    }

    /** Without a number of tasks: each deployment would set it back. */
    private CfnService service(String id, @Nullable String name, CfnTaskDefinition task) {
        CfnService service = CfnService.Builder.create(scope, id + "Service")
                .cluster(cluster.getRef())
                .serviceName(name)
                .taskDefinition(task.getRef())
                .capacityProviderStrategy(mix())
                .deploymentConfiguration(CfnService.DeploymentConfigurationProperty.builder()
                        .minimumHealthyPercent(100)
                        .maximumPercent(200)
                        .deploymentCircuitBreaker(CfnService.DeploymentCircuitBreakerProperty.builder()
                                .enable(true)
                                .rollback(true)
                                .build())
                        .build())
                .networkConfiguration(CfnService.NetworkConfigurationProperty.builder()
                        .awsvpcConfiguration(CfnService.AwsVpcConfigurationProperty.builder()
                                .subnets(fargate.subnets())
                                .securityGroups(fargate.securityGroups())
                                .assignPublicIp(fargate.publicAddresses() ? "ENABLED" : "DISABLED")
                                .build())
                        .build())
                .propagateTags("SERVICE")
                .build();
        service.getNode().addDependency(capacity);
        return service;
    }

    private List<CfnService.CapacityProviderStrategyItemProperty> mix() {
        var mix = new ArrayList<CfnService.CapacityProviderStrategyItemProperty>();
        if (fargate.spotPercent() < 100) {
            mix.add(share(ON_DEMAND, 100 - fargate.spotPercent()));
        }
        if (fargate.spotPercent() > 0) {
            mix.add(share(SPOT, fargate.spotPercent()));
        }
        return mix;
    }

    private static CfnService.CapacityProviderStrategyItemProperty share(String provider, int percent) {
        return CfnService.CapacityProviderStrategyItemProperty.builder()
                .capacityProvider(provider)
                .weight(percent)
                .build();
    }

    private CfnTaskDefinition.ContainerDefinitionProperty container(
            WorkerName worker, JavaFunction.Options function, LogGroup log) {
        return CfnTaskDefinition.ContainerDefinitionProperty.builder()
                .name(CONTAINER)
                .image(fargate.image())
                .essential(true)
                .command(List.of(worker.text()))
                .environment(environment(function))
                .user(USER)
                .readonlyRootFilesystem(true)
                .linuxParameters(CfnTaskDefinition.LinuxParametersProperty.builder()
                        .capabilities(CfnTaskDefinition.KernelCapabilitiesProperty.builder()
                                .drop(List.of("ALL"))
                                .build())
                        .build())
                .portMappings(List.of(CfnTaskDefinition.PortMappingProperty.builder()
                        .containerPort(PORT)
                        .protocol("tcp")
                        .build()))
                .healthCheck(CfnTaskDefinition.HealthCheckProperty.builder()
                        .command(HEALTH)
                        .interval(30)
                        .timeout(10)
                        .retries(3)
                        .startPeriod(60)
                        .build())
                .stopTimeout(STOP_SECONDS)
                .logConfiguration(CfnTaskDefinition.LogConfigurationProperty.builder()
                        .logDriver("awslogs")
                        .options(new TreeMap<>(Map.of(
                                "awslogs-group",
                                log.getLogGroupName(),
                                "awslogs-region",
                                Aws.REGION,
                                "awslogs-stream-prefix",
                                CONTAINER)))
                        .build())
                .build();
    }

    /** Those of the function, under whose name what is counted is counted too. */
    private List<CfnTaskDefinition.KeyValuePairProperty> environment(JavaFunction.Options function) {
        var environment = new TreeMap<>(JavaFunction.environment(deployment, function));
        environment.put("AWS_REGION", Aws.REGION);
        environment.put("WORKER_GRACE_SECONDS", Integer.toString(GRACE_SECONDS));
        return environment.entrySet().stream()
                .map(variable -> CfnTaskDefinition.KeyValuePairProperty.builder()
                        .name(variable.getKey())
                        .value(variable.getValue())
                        .build())
                .toList();
    }

    /** What ECS needs to start a task: this image, and its log. */
    private Role starter(String id, LogGroup log) {
        Role role = role(
                id + "TaskStarter",
                List.of(
                        Statements.allow("SignInToRegistry", List.of("ecr:GetAuthorizationToken"), "*"),
                        Statements.allow(
                                "PullImage",
                                List.of(
                                        "ecr:BatchCheckLayerAvailability",
                                        "ecr:BatchGetImage",
                                        "ecr:GetDownloadUrlForLayer"),
                                repository()),
                        Statements.allow(
                                "WriteOwnLog",
                                List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                log.getLogGroupArn())));
        suppress(
                role,
                "To sign in to a registry has no ARN, and the wildcard behind the log's name stands for its streams");
        return role;
    }

    /** The ARN of the image's repository: {@code account.dkr.ecr.region.amazonaws.com/name:tag}. */
    private String repository() {
        String image = Objects.requireNonNull(fargate.image());
        String[] host = image.split("/", 2);
        String[] parts = host[0].split("\\.", -1);
        String name = host[1].replaceFirst("[:@].*", "");
        return "arn:" + Aws.PARTITION + ":ecr:" + parts[3] + ":" + parts[0] + ":repository/" + name;
    }

    private Role role(String id, List<PolicyStatement> statements) {
        Role role = Role.Builder.create(scope, id)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                .inlinePolicies(Map.of("Work", Statements.document(statements)))
                .build();
        suppress(role, "The wildcard stands for the keys of the one bucket, as in the function's role");
        return role;
    }

    private static void suppress(Role role, String reason) {
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason(reason)
                        .build()));
    }
}
