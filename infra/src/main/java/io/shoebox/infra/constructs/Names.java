package io.shoebox.infra.constructs;

import io.shoebox.infra.settings.Stage;
import software.amazon.awscdk.Aws;

/** Names of what an account has one list of for all regions. */
public final class Names {
    private Names() {}

    public static String global(Stage stage, String part) {
        return stage.name(part) + "-" + Aws.REGION;
    }
}
