package io.shoebox.infra;

import io.shoebox.infra.settings.Settings;
import java.util.TreeMap;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack for each part of a deployment of Shoebox's own. */
final class Stacks implements Places {
    private final Construct app;
    private final Settings settings;

    Stacks(Construct app, Settings settings) {
        this.app = app;
        this.settings = settings;
    }

    @Override
    public Construct of(Construct owner, Part part) {
        var tags = new TreeMap<>(settings.tags());
        tags.put("application", "shoebox");
        tags.put("stage", settings.stage().value());
        var props = StackProps.builder()
                .stackName(settings.stage().name(part.lowerCase()))
                .description("Shoebox: " + part.description())
                .analyticsReporting(false)
                .tags(tags)
                // The CDK command checks the bootstrap version itself; without the rule, templates deploy by any means.
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build());
        if (part.isLasting()) {
            props.terminationProtection(settings.terminationProtection());
        }
        return new Stack(app, part.id(), props.build());
    }
}
