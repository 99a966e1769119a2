package io.shoebox.twin.deployment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.infra.PipelineApp;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Packages;
import io.shoebox.infra.settings.Settings;
import io.shoebox.twin.emulator.Emulator;
import io.shoebox.twin.emulator.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Deployments of one stage after one another, as the CDK's command makes them. The functions' packages hold a word. */
final class Deployments {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTHING_TO_DO = "No updates are to be performed";

    private final Emulator emulator;
    private final StackDeployment stacks;
    private final Path folder;
    private final Map<String, StackDeployment.Deployed> deployed = new LinkedHashMap<>();
    private int count;

    Deployments(Emulator emulator, Path folder) {
        this.emulator = emulator;
        this.folder = folder;
        stacks = new StackDeployment(emulator);
    }

    /**
     * Creates or updates all stacks, in order.
     *
     * @param code what is in the functions' packages
     * @return the stacks that changed, by the last part of their names
     */
    Set<String> deploy(Settings settings, String code) throws IOException {
        var changed = new TreeSet<String>();
        for (Assembly.Stack stack : synthesized(settings, code)) {
            if (!deployed.containsKey(stack.name())) {
                deployed.put(stack.name(), stacks.create(stack));
                changed.add(part(stack.name()));
            } else if (hasUpdate(stack)) {
                deployed.put(stack.name(), stacks.settled(stack.name(), "UPDATE_COMPLETE"));
                changed.add(part(stack.name()));
            }
        }
        return changed;
    }

    /**
     * Does the same with a last resource in one stack that cannot be made.
     *
     * @param part the last part of the stack's name
     * @throws IllegalStateException since it cannot
     */
    void deployBroken(String part) throws IOException {
        for (Assembly.Stack stack : synthesized(Settings.standard(), "broken")) {
            if (part(stack.name()).equals(part)) {
                addWhatCannotBeMade(stack.template());
                stacks.create(stack);
            } else if (!deployed.containsKey(stack.name())) {
                deployed.put(stack.name(), stacks.create(stack));
            }
        }
    }

    /** A policy for a role that there is not, behind all else. */
    private static void addWhatCannotBeMade(Path template) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(template.toFile());
        ObjectNode resources = (ObjectNode) root.path("Resources");
        List<String> all = resources.propertyStream().map(Map.Entry::getKey).toList();
        ObjectNode broken = resources.putObject("Broken").put("Type", "AWS::IAM::Policy");
        broken.putPOJO("DependsOn", all);
        broken.putPOJO(
                "Properties",
                Map.of(
                        "PolicyName",
                        "Broken",
                        "Roles",
                        List.of("no-such-role"),
                        "PolicyDocument",
                        Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(Map.of("Effect", "Allow", "Action", "s3:GetObject", "Resource", "*")))));
        JSON.writeValue(template.toFile(), root);
    }

    /** Creates all stacks, and takes over what an earlier deployment left, where it has a name: {@code deploy --adopt}. */
    void adopt(Settings settings, String code) throws IOException {
        for (Assembly.Stack stack : synthesized(settings, code)) {
            stacks.submit(
                    "CreateChangeSet",
                    stack,
                    Map.of(
                            "ChangeSetName",
                            "adopt",
                            "ChangeSetType",
                            "CREATE",
                            "ImportExistingResources",
                            "true",
                            // Else the emulator complains that the buckets are there which it is to take over.
                            "DisableValidation",
                            "true"));
            Map<String, String> changeSet = Map.of("StackName", stack.name(), "ChangeSetName", "adopt");
            String status = Patience.until(
                    PATIENCE,
                    () -> emulator.cloudFormation("DescribeChangeSet", changeSet)
                            .getElementsByTagName("Status")
                            .item(0)
                            .getTextContent(),
                    seen -> !seen.endsWith("_IN_PROGRESS") && !seen.endsWith("_PENDING"));
            if (!status.equals("CREATE_COMPLETE")) {
                throw new IllegalStateException("the change set of " + stack.name() + " is " + status);
            }
            emulator.cloudFormation("ExecuteChangeSet", changeSet);
            deployed.put(stack.name(), stacks.settled(stack.name(), "CREATE_COMPLETE"));
        }
    }

    /** Deletes all stacks, the last one first. */
    void destroy() {
        for (String name : List.copyOf(deployed.keySet()).reversed()) {
            String id = deployed.get(name) == null ? name : stackId(name);
            emulator.cloudFormation("DeleteStack", Map.of("StackName", name));
            Patience.until(
                    PATIENCE,
                    () -> emulator.cloudFormation("DescribeStacks", Map.of("StackName", id))
                            .getElementsByTagName("StackStatus")
                            .item(0)
                            .getTextContent(),
                    status -> status.equals("DELETE_COMPLETE"));
            deployed.remove(name);
        }
    }

    /** The outputs of all stacks that are deployed. */
    Map<String, String> outputs() {
        var outputs = new HashMap<String, String>();
        deployed.values().forEach(stack -> outputs.putAll(stack.outputs()));
        return outputs;
    }

    private String stackId(String name) {
        return emulator.cloudFormation("DescribeStacks", Map.of("StackName", name))
                .getElementsByTagName("StackId")
                .item(0)
                .getTextContent();
    }

    private boolean hasUpdate(Assembly.Stack stack) {
        try {
            stacks.submit("UpdateStack", stack, Map.of());
            return true;
        } catch (IllegalStateException e) {
            if (Objects.requireNonNullElse(e.getMessage(), "").contains(NOTHING_TO_DO)) {
                return false;
            }
            throw e;
        }
    }

    private List<Assembly.Stack> synthesized(Settings settings, String code) throws IOException {
        Path own = folder.resolve("deployment" + count++);
        for (FunctionPackage function : FunctionPackage.values()) {
            Path zip = own.resolve(function.zip());
            Files.createDirectories(own);
            try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
                var entry = new ZipEntry("code");
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        Path templates = own.resolve("cdk.out");
        PipelineApp.create(settings, Packages.in(own), templates).synth();
        return new ArrayList<>(new Assembly(templates).stacks());
    }

    private static String part(String stack) {
        return stack.substring(stack.lastIndexOf('-') + 1);
    }
}
