package io.shoebox.infra.stacks;

import io.shoebox.infra.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.StackProps;

/** What all stacks have in common. */
final class Synthesis {
    private Synthesis() {}

    static StackProps props(Settings settings, String part, String description) {
        return StackProps.builder()
                .stackName(settings.stage().name(part))
                .description(description)
                .analyticsReporting(false)
                .tags(new TreeMap<>(Map.of(
                        "application", "shoebox", "stage", settings.stage().value())))
                // The CDK command checks the bootstrap version itself; without the rule, templates deploy by any means.
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build())
                .build();
    }
}
