package io.shoebox.twin;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.PipelineApp;
import io.shoebox.infra.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The stacks, deployed from their own templates on an emulator that others wrote, which checks signatures and permissions,
 * with each function running from its own package.
 */
final class Twin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Twin.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Consumer<String> progress;
    private final Path folder;
    private final Certificate certificate;
    private final FunctionGateway gateway;
    private final Emulator emulator;
    private final List<StackDeployment.Deployed> stacks;
    private final ClientConfig config;

    /**
     * Where to take things from, and where to put them.
     *
     * @param root the project's folder, with the functions' packages built
     * @param python with MiniStack
     * @param folder of this run, and this user's only
     */
    record Place(Path root, Path python, Path folder) {}

    private Twin(Place place, Consumer<String> progress) {
        this.progress = progress;
        folder = place.folder();
        try {
            certificate = Certificate.make(folder);
            trust(certificate);
            Path templates = folder.resolve("cdk.out");
            PipelineApp.create(Settings.from(Map.of()), place.root(), templates).synth();
            progress.accept("The CDK app is synthesized.");
            List<DeployedFunction> functions = Templates.functions(templates);
            gateway = opened(FunctionGateway.start(
                    functions.stream().map(DeployedFunction::name).toList()));
            MiniStack server = opened(MiniStack.start(place.python(), folder, emulatorVariables(functions)));
            emulator = opened(new Emulator(server.endpoint()));
            progress.accept("MiniStack " + MiniStack.VERSION + " is at " + server.endpoint() + ".");
            stacks = new Assembly(templates).stacks().stream().map(this::create).toList();
            String deployed = Objects.requireNonNull(output("ClientConfig"), "the stacks have no output ClientConfig");
            config = ClientConfig.parse(deployed).at(emulator.endpoint());
            makeUpForTheEmulator(ClientConfig.parse(deployed).apiId());
            start(functions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Deploys everything.
     *
     * @param progress is told what is done, in sentences
     * @throws IllegalStateException if a stack cannot be created or a function does not start, with the reason
     */
    static Twin start(Place place, Consumer<String> progress) {
        return new Twin(place, progress);
    }

    Emulator emulator() {
        return emulator;
    }

    /** As the output says, but for the address of the API, which is the emulator's. */
    ClientConfig config() {
        return config;
    }

    List<StackDeployment.Deployed> stacks() {
        return stacks;
    }

    FunctionGateway gateway() {
        return gateway;
    }

    /** An output, whatever stack it is of. */
    String output(String key) {
        return stacks.stream()
                .map(stack -> stack.outputs().get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stack has the output " + key));
    }

    /** What clients in other languages need in their environment, to reach the emulator and to trust it. */
    Map<String, String> clientEnvironment() {
        String trusted = certificate.certificate().toString();
        return new java.util.TreeMap<>(Map.of(
                "AWS_ENDPOINT_URL", emulator.endpoint().toString(),
                "AWS_CA_BUNDLE", trusted,
                "REQUESTS_CA_BUNDLE", trusted,
                "NODE_EXTRA_CA_CERTS", trusted));
    }

    /** For this whole JVM, which must not have made a TLS connection yet. */
    private static void trust(Certificate certificate) {
        System.setProperty("javax.net.ssl.trustStore", certificate.trustStore().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", certificate.password());
    }

    private Map<String, String> emulatorVariables(List<DeployedFunction> functions) {
        var variables = new HashMap<String, String>();
        variables.put("AUTH", "true");
        variables.put("USE_SSL", "1");
        variables.put("MINISTACK_HOST", "127.0.0.1");
        variables.put("MINISTACK_SSL_CERT", certificate.certificate().toString());
        variables.put("MINISTACK_SSL_KEY", certificate.key().toString());
        functions.forEach(function -> variables.put(
                "MINISTACK_LAMBDA_PROXY_" + function.name(),
                gateway.address(function.name()).toString()));
        return variables;
    }

    private StackDeployment.Deployed create(Assembly.Stack stack) {
        StackDeployment.Deployed deployed = new StackDeployment(emulator).create(stack);
        progress.accept("Stack " + deployed.name() + " is " + deployed.status() + ".");
        return deployed;
    }

    private void makeUpForTheEmulator(String apiId) {
        Shims.handOnErrors(emulator, apiId);
        try (IamClient iam = emulator.iam();
                CognitoIdentityClient identities = emulator.identityPools()) {
            String role = Objects.requireNonNull(
                    identities
                            .getIdentityPoolRoles(get -> get.identityPoolId(config.identityPoolId()))
                            .roles()
                            .get("authenticated"),
                    "the identity pool has no role for signed-in users");
            Shims.letViewersRead(iam, FunctionRole.name(role), config.photosBucket(), config.thumbnailsBucket());
        }
    }

    /** All at once: each spends seconds on what the JVM does at its start. */
    private void start(List<DeployedFunction> functions) {
        RuntimeApiServer runtimeApi = opened(RuntimeApiServer.start());
        var starts = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            functions.forEach(function -> starts.add(threads.submit(() -> start(runtimeApi, function))));
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
        JsonNode deployed = emulator.rest(
                "lambda",
                SdkHttpMethod.GET,
                "/2015-03-31/functions/" + template.name() + "/configuration?Qualifier=live",
                "");
        if (!sha256(template.zip()).equals(deployed.path("CodeSha256").asText())) {
            throw new IllegalStateException(
                    "function " + template.name() + " was deployed with another package than its own");
        }
        var environment = new HashMap<String, String>();
        deployed.at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        var function = new DeployedFunction(
                template.name(),
                deployed.path("Handler").asText(),
                template.zip(),
                deployed.path("MemorySize").asInt(),
                environment,
                Set.of());
        boolean snapStart = deployed.at("/SnapStart/ApplyOn").asText().equals("PublishedVersions");
        FunctionProcess process = opened(FunctionProcess.start(
                runtimeApi,
                new FunctionProcess.Options(function, aws(deployed.path("Role").asText()), folder, snapStart)));
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
                    "AWS_ACCESS_KEY_ID",
                    credentials.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY",
                    credentials.secretAccessKey(),
                    "JAVA_TOOL_OPTIONS",
                    "-Djavax.net.ssl.trustStore=" + certificate.trustStore() + " -Djavax.net.ssl.trustStorePassword="
                            + certificate.password());
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

    private synchronized <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
