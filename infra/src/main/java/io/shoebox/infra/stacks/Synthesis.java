package io.shoebox.infra.stacks;

import io.shoebox.infra.settings.Settings;
import java.util.TreeMap;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.StackProps;

/** What all stacks have in common. */
final class Synthesis {
    private Synthesis() {}

    /** For a stack whose loss could not be made good. */
    static StackProps lasting(Settings settings, String part, String description) {
        return builder(settings, part, description)
                .terminationProtection(settings.terminationProtection())
                .build();
    }

    static StackProps props(Settings settings, String part, String description) {
        return builder(settings, part, description).build();
    }

    private static StackProps.Builder builder(Settings settings, String part, String description) {
        var tags = new TreeMap<>(settings.tags());
        tags.put("application", "shoebox");
        tags.put("stage", settings.stage().value());
        return StackProps.builder()
                .stackName(settings.stage().name(part))
                .description(description)
                .analyticsReporting(false)
                .tags(tags)
                // The CDK command checks the bootstrap version itself; without the rule, templates deploy by any means.
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build());
    }
}
