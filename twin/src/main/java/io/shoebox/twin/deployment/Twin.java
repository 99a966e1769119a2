package io.shoebox.twin.deployment;

import io.shoebox.infra.PipelineApp;
import io.shoebox.infra.settings.Settings;
import io.shoebox.local.OpenParts;
import io.shoebox.twin.client.ClientConfig;
import io.shoebox.twin.emulator.Certificate;
import io.shoebox.twin.emulator.Emulator;
import io.shoebox.twin.emulator.MiniStack;
import io.shoebox.twin.emulator.Shims;
import io.shoebox.twin.functions.DeployedFunction;
import io.shoebox.twin.functions.FunctionGateway;
import io.shoebox.twin.functions.FunctionHost;
import io.shoebox.twin.functions.FunctionRole;
import io.shoebox.twin.functions.Templates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The stacks, deployed from their own templates on an emulator that others wrote, which checks signatures and permissions,
 * with each function running from its own package.
 */
public final class Twin implements AutoCloseable {
    private final OpenParts open = new OpenParts();
    private final Consumer<String> progress;
    private final Certificate certificate;
    private final FunctionGateway gateway;
    private final Emulator emulator;
    private final List<StackDeployment.Deployed> stacks;
    private final ClientConfig config;

    /**
     * Where to take things from, and where to put them.
     *
     * @param python with MiniStack
     * @param folder of this run, and this user's only
     */
    public record Place(Path python, Path folder) {}

    private Twin(Place place, Consumer<String> progress) {
        this.progress = progress;
        try {
            certificate = Certificate.make(place.folder());
            certificate.trust();
            Path templates = place.folder().resolve("cdk.out");
            PipelineApp.create(Settings.from(Map.of()), templates).synth();
            progress.accept("The CDK app is synthesized.");
            List<DeployedFunction> functions = Templates.functions(templates);
            gateway = open.opened(FunctionGateway.start(
                    functions.stream().map(DeployedFunction::name).toList()));
            MiniStack server =
                    open.opened(MiniStack.start(place.python(), place.folder(), emulatorVariables(functions)));
            emulator = open.opened(new Emulator(server.endpoint()));
            progress.accept("MiniStack " + MiniStack.VERSION + " is at " + server.endpoint() + ".");
            stacks = new Assembly(templates).stacks().stream().map(this::create).toList();
            ClientConfig deployed = ClientConfig.parse(output("ClientConfig"));
            config = deployed.at(emulator.endpoint());
            makeUpForTheEmulator(deployed.apiId());
            new FunctionHost(
                            emulator,
                            Map.of(deployed.graphqlUrl(), config.graphqlUrl()),
                            certificate,
                            place.folder(),
                            gateway,
                            open,
                            progress)
                    .start(functions);
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
    public static Twin start(Place place, Consumer<String> progress) {
        return new Twin(place, progress);
    }

    public Emulator emulator() {
        return emulator;
    }

    /** As the output says, but for the address of the API, which is the emulator's. */
    public ClientConfig config() {
        return config;
    }

    public List<StackDeployment.Deployed> stacks() {
        return stacks;
    }

    public FunctionGateway gateway() {
        return gateway;
    }

    /** An output, whatever stack it is of. */
    public String output(String key) {
        return stacks.stream()
                .map(stack -> stack.outputs().get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stack has the output " + key));
    }

    /** What clients in other languages need in their environment, to reach the emulator and to trust it. */
    public Map<String, String> clientEnvironment() {
        String trusted = certificate.certificate().toString();
        return new TreeMap<>(Map.of(
                "AWS_ENDPOINT_URL", emulator.endpoint().toString(),
                "AWS_CA_BUNDLE", trusted,
                "REQUESTS_CA_BUNDLE", trusted,
                "NODE_EXTRA_CA_CERTS", trusted));
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
        Shims.nameTheNotifier(emulator, apiId);
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

    @Override
    public void close() {
        open.close();
    }
}
