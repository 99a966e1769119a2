package io.shoebox.infra;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Extent;
import io.shoebox.infra.deployment.Given;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.functions.Packages;
import io.shoebox.infra.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The CDK app: {@link PhotoUploads} with all its parts, each in a stack of its own. */
public final class PipelineApp {
    private PipelineApp() {}

    /**
     * Writes the templates.
     *
     * @param args the folder to write to, then settings as {@code name=value}; {@code settings=<file>} names a YAML file of
     *     more of them
     */
    public static void main(String... args) {
        try {
            create(settings(List.of(args).subList(1, args.length)), Path.of(args[0]))
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
     * @param out where the templates go
     * @throws IllegalStateException if there is no Node.js, or a package is not on the class path
     */
    public static App create(Settings settings, Path out) {
        return create(settings, Packages.onClassPath(), out);
    }

    /** The same with packages from elsewhere. */
    public static App create(Settings settings, Packages packages, Path out) {
        Node.require();
        var app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(Map.of("aws:cdk:disable-stack-trace", true))
                .build());
        new PhotoUploads(
                app,
                "PhotoUploads",
                new Deployment(settings, Extent.PAGE, Given.of(settings), Names.of(settings.stage()), packages),
                new Stacks(app, settings));
        return app;
    }
}
