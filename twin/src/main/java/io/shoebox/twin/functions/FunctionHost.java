package io.shoebox.twin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.local.OpenParts;
import io.shoebox.twin.emulator.Certificate;
import io.shoebox.twin.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.iam.IamClient;

/** Runs deployed functions as they are deployed: handler, environment, memory and role are what Lambda says of them. */
public final class FunctionHost {
    private final Emulator emulator;
    private final Map<String, String> moved;
    private final Certificate certificate;
    private final Path folder;
    private final FunctionGateway gateway;
    private final OpenParts open;
    private final Consumer<String> progress;

    /**
     * For the functions of a deployment.
     *
     * @param moved where the emulator has what a function knows by an address of Amazon's, by that address
     * @param open takes charge of the functions' processes
     */
    public FunctionHost(
            Emulator emulator,
            Map<String, String> moved,
            Certificate certificate,
            Path folder,
            FunctionGateway gateway,
            OpenParts open,
            Consumer<String> progress) {
        this.emulator = emulator;
        this.moved = Map.copyOf(moved);
        this.certificate = certificate;
        this.folder = folder;
        this.gateway = gateway;
        this.open = open;
        this.progress = progress;
    }

    /** All at once: each spends seconds on what the JVM does at its start. */
    public void start(List<DeployedFunction> templates) {
        RuntimeApiServer runtimeApi = open.opened(RuntimeApiServer.start());
        var starts = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            templates.forEach(template -> starts.add(threads.submit(() -> start(runtimeApi, template))));
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void start(RuntimeApiServer runtimeApi, DeployedFunction template) {
        String path = "/2015-03-31/functions/" + template.name() + "/configuration?Qualifier=live";
        JsonNode deployed = emulator.rest("lambda", SdkHttpMethod.GET, path, "");
        if (!sha256(template.zip()).equals(deployed.path("CodeSha256").asText())) {
            throw new IllegalStateException(
                    "function " + template.name() + " was deployed with another package than its own");
        }
        var environment = new HashMap<String, String>();
        deployed.at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        environment.replaceAll((name, value) -> moved.getOrDefault(value, value));
        var function = new DeployedFunction(
                template.name(),
                deployed.path("Handler").asText(),
                template.zip(),
                deployed.path("MemorySize").asInt(),
                environment,
                Set.of());
        boolean snapStart = deployed.at("/SnapStart/ApplyOn").asText().equals("PublishedVersions");
        FunctionProcess process = open.opened(FunctionProcess.start(
                runtimeApi,
                new FunctionProcess.Options(
                        function, aws(deployed.path("Role").asText()), certificate.jvmOptions(), folder, snapStart)));
        gateway.serve(function.name(), process);
        progress.accept("Function " + function.name() + " runs " + function.handler() + " from its package; start "
                + process.init().toMillis() + " ms.");
    }

    /** What Lambda adds to a function's environment, and where this AWS is. */
    private Map<String, String> aws(String roleArn) {
        try (IamClient iam = emulator.iam()) {
            AwsCredentials credentials = FunctionRole.credentials(iam, roleArn);
            return Map.of(
                    "AWS_REGION",
                    Emulator.REGION.id(),
                    "AWS_ENDPOINT_URL",
                    emulator.endpoint().toString(),
                    // For those who call it without the SDK.
                    "AWS_ENDPOINT_URL_EVENTBRIDGE",
                    emulator.endpoint().toString(),
                    "AWS_ACCESS_KEY_ID",
                    credentials.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY",
                    credentials.secretAccessKey());
        }
    }

    private static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return Base64.getEncoder().encodeToString(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
