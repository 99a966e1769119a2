package io.shoebox.infra;

import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.stacks.ApiStack;
import io.shoebox.infra.stacks.IdentityStack;
import io.shoebox.infra.stacks.MonitoringStack;
import io.shoebox.infra.stacks.PipelineStack;
import io.shoebox.infra.stacks.QueuesStack;
import io.shoebox.infra.stacks.StorageStack;
import io.shoebox.infra.stacks.WebStack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The CDK app. */
public final class PipelineApp {
    private PipelineApp() {}

    /**
     * Writes the templates.
     *
     * @param args the project's folder, the folder to write to, then the context as {@code name=value}
     */
    public static void main(String... args) {
        Map<String, String> context = Arrays.stream(args)
                .skip(2)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
        create(Settings.from(context), Path.of(args[0]), Path.of(args[1])).synth();
    }

    /**
     * The stacks, in the order in which they are deployed.
     *
     * @param root the project's folder, where the functions' packages are
     * @param out where the templates go
     * @throws IllegalStateException if there is no Node.js, or a package is not built
     */
    public static App create(Settings settings, Path root, Path out) {
        Node.require();
        var app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(Map.of("aws:cdk:disable-stack-trace", true))
                .build());
        var web = new WebStack(app, settings);
        var queues = new QueuesStack(app, settings);
        List<String> origins = settings.webOrigins().isEmpty() ? List.of(web.url()) : settings.webOrigins();
        var storage = new StorageStack(app, settings, origins, queues.uploads());
        var identity = new IdentityStack(app, settings, storage);
        new PipelineStack(app, settings, root, queues, storage);
        var api = new ApiStack(app, settings, root, storage, identity);
        new MonitoringStack(app, settings, api.apiId());
        return app;
    }
}
