package io.shoebox.twin.functions;

import io.shoebox.infra.PipelineApp;
import io.shoebox.infra.settings.Settings;
import io.shoebox.local.LocalServers;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.ServerSettings;
import io.shoebox.model.Environment;
import io.shoebox.notifier.NotifierSettings;
import io.shoebox.uploadapi.UploadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The templates' functions, with the embedded servers as their AWS. */
final class LocalTwin implements AutoCloseable {
    private final LocalServers aws = LocalServers.start(ServerSettings.inMemory());
    private final Ears ears = new Ears();
    private final RuntimeApiServer runtimeApi = RuntimeApiServer.start();
    private final List<DeployedFunction> functions;
    private final Path folder;

    LocalTwin() {
        Path templates = Path.of("target", "cdk.out").toAbsolutePath();
        PipelineApp.create(Settings.from(Map.of("alarms.canary", "true")), templates)
                .synth();
        functions = Templates.functions(templates);
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "functions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalServers aws() {
        return aws;
    }

    /** Who hears what notifier tells. */
    Ears ears() {
        return ears;
    }

    List<String> names() {
        return functions.stream().map(DeployedFunction::name).sorted().toList();
    }

    /** Starts one of the stage's functions. */
    FunctionProcess start(String part, boolean snapStart) {
        DeployedFunction function = functions.stream()
                .filter(f -> f.name().equals("shoebox-dev-" + part))
                .findFirst()
                .orElseThrow();
        return FunctionProcess.start(
                runtimeApi,
                new FunctionProcess.Options(function.resolved(outputs()), environment(), List.of(), folder, snapStart));
    }

    /** What a deployment would put into the functions' environments. */
    private Map<String, String> outputs() {
        return Map.ofEntries(
                Map.entry(Environment.PHOTOS_BUCKET, aws.names().photosBucket()),
                Map.entry(Environment.THUMBNAILS_BUCKET, aws.names().thumbnailsBucket()),
                Map.entry(Environment.PHOTOS_TABLE, aws.names().table()),
                Map.entry(Environment.UPLOADS_QUEUE_URL, aws.queues().uploads()),
                Map.entry(Environment.THUMBNAILS_QUEUE_URL, aws.queues().thumbnails()),
                Map.entry("RECONCILE_QUEUE_URL", aws.queues().reconcile()),
                Map.entry("UPLOADS_DEAD_LETTERS_URL", aws.queues().uploadsDeadLetters()),
                Map.entry("THUMBNAILS_DEAD_LETTERS_URL", aws.queues().thumbnailsDeadLetters()),
                Map.entry("UPLOADS_MAPPING", "none"),
                Map.entry("THUMBNAILS_MAPPING", "none"),
                Map.entry("RECONCILE_DEAD_LETTERS_URL", aws.queues().reconcileDeadLetters()),
                Map.entry(UploadSettings.IDENTITY_POOL_ID, Events.IDENTITY_POOL),
                Map.entry(UploadSettings.USER_POOL_ID, "us-east-1_w1fDFCktP"),
                Map.entry(UploadSettings.USER_POOL_CLIENTS, "1example23456789"),
                Map.entry(NotifierSettings.GRAPHQL_URL, ears.graphqlUrl()),
                Map.entry("CANARY_IDENTITY", Events.IDENTITY),
                Map.entry(UploadSettings.BACKEND_ROLES, "arn:aws:iam::123456789012:role/canary"),
                Map.entry(NotifierSettings.EVENT_BUS, "shoebox-dev-events"));
    }

    private Map<String, String> environment() {
        ServerAccess access = aws.access();
        var environment = new HashMap<String, String>();
        environment.put("AWS_REGION", access.region().id());
        environment.put("AWS_ENDPOINT_URL_S3", access.s3().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", access.sqs().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", access.dynamo().toString());
        environment.put(NotifierSettings.EVENTS_URL, ears.url());
        environment.put("AWS_ACCESS_KEY_ID", access.credentials().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", access.credentials().secretAccessKey());
        return environment;
    }

    @Override
    public void close() {
        runtimeApi.close();
        ears.close();
        aws.close();
    }
}
