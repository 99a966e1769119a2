package io.shoebox.infra.deployment;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Packages;
import io.shoebox.infra.settings.Settings;
import java.util.Arrays;
import java.util.List;

/** What all parts of one deployment have in common. */
public record Deployment(Settings settings, Extent extent, Given given, Names names, Packages packages) {
    /** The functions that it has. */
    public List<FunctionPackage> functions() {
        return Arrays.stream(FunctionPackage.values()).filter(this::has).toList();
    }

    /** Whether it has this function. */
    public boolean has(FunctionPackage function) {
        return switch (function) {
            case INGEST, THUMBNAILER, RECONCILE -> true;
            case PRESIGN, PHOTOS, NOTIFIER -> extent.hasApi();
            case OPERATIONS -> hasOperators();
            case CANARY -> extent.hasApi() && settings.alarms().canary();
        };
    }

    /** Operators are a group of a user pool: other providers have no such group. */
    public boolean hasOperators() {
        return extent.hasApi() && !(given.signIn() instanceof SignIn.OpenId);
    }
}
