package io.shoebox.infra;

import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.stacks.ApiStack;
import io.shoebox.infra.stacks.IdentityStack;
import io.shoebox.infra.stacks.MonitoringStack;
import io.shoebox.infra.stacks.NotifierStack;
import io.shoebox.infra.stacks.OperationsStack;
import io.shoebox.infra.stacks.PipelineStack;
import io.shoebox.infra.stacks.QueuesStack;
import io.shoebox.infra.stacks.ReconcileStack;
import io.shoebox.infra.stacks.StorageStack;
import io.shoebox.infra.stacks.WebStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The CDK app. */
public final class PipelineApp {
    private PipelineApp() {}

    /**
     * Writes the templates.
     *
     * @param args the project's folder, the folder to write to, then settings as {@code name=value}; {@code
     *     settings=<file>} names a YAML file of more of them
     */
    public static void main(String... args) {
        try {
            create(settings(List.of(args).subList(2, args.length)), Path.of(args[0]), Path.of(args[1]))
                    .synth();
        } catch (IllegalArgumentException e) {
            System.err.println("shoebox: " + e.getMessage());
            System.exit(2);
        }
    }

    private static Settings settings(List<String> args) {
        var values = new TreeMap<String, String>();
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            if (values.put(pair[0], pair.length == 2 ? pair[1] : "") != null) {
                throw new IllegalArgumentException(pair[0] + " is given twice");
            }
        }
        String file = values.remove("settings");
        return file == null ? Settings.from(values) : Settings.from(Path.of(file), values);
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
        var origins = new ArrayList<>(web.origins());
        origins.addAll(settings.web().origins());
        var storage = new StorageStack(app, settings, origins, queues.uploads());
        var identity = new IdentityStack(app, settings, storage);
        var pipeline = new PipelineStack(app, settings, root, queues, storage);
        new ReconcileStack(app, settings, root, queues, storage);
        var api = new ApiStack(app, settings, root, storage, identity);
        new NotifierStack(app, settings, root, storage, api);
        new OperationsStack(app, settings, root, new OperationsStack.Parts(queues, storage, identity, pipeline, api));
        new MonitoringStack(app, settings, api.apiId(), identity);
        return app;
    }
}
