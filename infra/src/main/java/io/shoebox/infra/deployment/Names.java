package io.shoebox.infra.deployment;

import io.shoebox.infra.settings.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.constructs.Construct;

/**
 * What things are called: by their stage, so that whatever refers to a thing need not wait for it; or as CloudFormation
 * likes, so that nothing collides and everything can be replaced.
 */
public final class Names {
    /** Long enough to tell deployments apart, short enough for a part and a region behind it. */
    private static final int LONGEST_LABEL = 30;

    private final String label;
    private final String logs;
    private final @Nullable Stage stage;
    private final Map<Thing, String> made = new HashMap<>();

    /** What others refer to by name. */
    public enum Kind {
        FUNCTION,
        LOG,
        QUEUE,
        TABLE
    }

    private record Thing(Kind kind, String part) {}

    private Names(String label, String logs, @Nullable Stage stage) {
        this.label = label;
        this.logs = logs;
        this.stage = stage;
    }

    /** Fixed names. */
    public static Names of(Stage stage) {
        return new Names(stage.name(""), stage.value(), stage);
    }

    /** Names by CloudFormation; what cannot do without one is called after the construct's place. */
    public static Names generated(Construct scope, String id) {
        String place = software.amazon.awscdk.Names.uniqueResourceName(
                        scope,
                        UniqueResourceNameOptions.builder()
                                .maxLength(LONGEST_LABEL)
                                .separator("-")
                                .build())
                + "-" + id.replaceAll("[^A-Za-z0-9]", "");
        return new Names(place + "-", place, null);
    }

    /** Whether the names are known before the things are there. */
    public boolean areFixed() {
        return stage != null;
    }

    /** The name of what may do without one; null: CloudFormation gives it one. */
    public @Nullable String optional(String part) {
        return stage == null ? null : stage.name(part);
    }

    /** The name of what must have one. */
    public String required(String part) {
        return label + part;
    }

    /** The name of what an account has one list of for all regions. */
    public String global(String part) {
        return label + part + "-" + Aws.REGION;
    }

    /** The name of a bucket, which no other in the world may have; null: CloudFormation gives it one. */
    public @Nullable String bucket(String part) {
        return stage == null ? null : stage.name(part) + "-" + Aws.ACCOUNT_ID + "-" + Aws.REGION;
    }

    /** Between slashes: the part of a path that tells deployments apart. */
    public String path() {
        return logs;
    }

    /** The name of a function's log. */
    public @Nullable String log(String part) {
        return stage == null ? null : "/shoebox/" + logs + "/" + part;
    }

    /** Where the functions' own metrics are. */
    public String metricsNamespace() {
        return "Shoebox/" + logs;
    }

    /** Tells what a thing is called, where that is not known before. */
    public void made(Kind kind, String part, String reference) {
        made.put(new Thing(kind, part), reference);
    }

    /**
     * What a thing is called. Fixed names are texts, so that whoever watches need not wait for what is watched.
     *
     * @throws NullPointerException if its name is not fixed, and it is not made yet
     */
    public String of(Kind kind, String part) {
        if (stage != null) {
            return kind == Kind.LOG ? "/shoebox/" + logs + "/" + part : stage.name(part);
        }
        return Objects.requireNonNull(made.get(new Thing(kind, part)), () -> kind + " " + part + " is not made yet");
    }
}
