package io.shoebox.twin.deployment;

import io.shoebox.twin.emulator.Emulator;
import io.shoebox.twin.emulator.Patience;
import io.shoebox.twin.emulator.Shims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Creates stacks as the CDK's command does: assets first, then each template as it was synthesized. */
public final class StackDeployment {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Emulator emulator;

    StackDeployment(Emulator emulator) {
        this.emulator = emulator;
    }

    /**
     * A stack that is there.
     *
     * @param status {@code CREATE_COMPLETE}
     */
    public record Deployed(String name, String status, Map<String, String> outputs) {
        public Deployed {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * Uploads what the stack needs, creates it, and waits until it is complete.
     *
     * @throws IllegalStateException with the reasons of CloudFormation's events, if it cannot be created
     */
    Deployed create(Assembly.Stack stack) {
        submit("CreateStack", stack, Map.of());
        return settled(stack.name(), "CREATE_COMPLETE");
    }

    /**
     * Uploads what the stack needs, and calls an action that takes a template.
     *
     * @param more parameters of the action
     */
    void submit(String action, Assembly.Stack stack, Map<String, String> more) {
        try (S3Client s3 = emulator.access().s3Client()) {
            stack.assets().forEach(asset -> upload(s3, asset));
        }
        var parameters = new HashMap<>(more);
        parameters.put("StackName", stack.name());
        parameters.put("TemplateURL", httpUrl(stack.templateUrl()));
        parameters.put("Capabilities.member.1", "CAPABILITY_IAM");
        parameters.put("Capabilities.member.2", "CAPABILITY_NAMED_IAM");
        emulator.cloudFormation(action, parameters);
    }

    /**
     * The stack when nothing is in progress any more.
     *
     * @throws IllegalStateException with the reasons of CloudFormation's events, if it is not as wanted
     */
    Deployed settled(String name, String wanted) {
        Deployed deployed = Patience.until(
                PATIENCE, () -> describe(name), seen -> !seen.status().endsWith("_IN_PROGRESS"));
        if (!deployed.status().equals(wanted)) {
            throw new IllegalStateException("stack " + name + " is " + deployed.status() + ": " + failures(name));
        }
        return deployed;
    }

    private static void upload(S3Client s3, Assembly.Asset asset) {
        try {
            s3.headBucket(head -> head.bucket(asset.bucket()));
        } catch (S3Exception e) {
            // The bucket that `cdk bootstrap` makes.
            s3.createBucket(create -> create.bucket(asset.bucket()));
        }
        s3.putObject(put -> put.bucket(asset.bucket()).key(asset.key()), body(asset.file()));
    }

    private static RequestBody body(Path file) {
        if (!file.toString().endsWith(".template.json")) {
            return RequestBody.fromFile(file);
        }
        try {
            return RequestBody.fromString(Shims.withoutUnknown(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The S3 URL that CloudFormation takes. */
    private String httpUrl(String s3Url) {
        URI url = URI.create(s3Url);
        return emulator.endpoint()
                .resolve("/" + url.getAuthority() + url.getPath())
                .toString();
    }

    private Deployed describe(String name) {
        Element stack = emulator.cloudFormation("DescribeStacks", Map.of("StackName", name));
        var outputs = new TreeMap<String, String>();
        NodeList members = stack.getElementsByTagName("OutputKey");
        for (int i = 0; i < members.getLength(); i++) {
            if (members.item(i).getParentNode() instanceof Element output) {
                outputs.put(text(output, "OutputKey"), text(output, "OutputValue"));
            }
        }
        return new Deployed(name, text(stack, "StackStatus"), outputs);
    }

    private List<String> failures(String name) {
        Element events = emulator.cloudFormation("DescribeStackEvents", Map.of("StackName", name));
        var failures = new ArrayList<String>();
        NodeList statuses = events.getElementsByTagName("ResourceStatus");
        for (int i = 0; i < statuses.getLength(); i++) {
            if (statuses.item(i).getTextContent().endsWith("_FAILED")
                    && statuses.item(i).getParentNode() instanceof Element event) {
                failures.add(text(event, "LogicalResourceId") + ": " + text(event, "ResourceStatusReason"));
            }
        }
        return failures;
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
