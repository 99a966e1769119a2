package io.shoebox.twin.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.model.ViewerPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.iam.IamClient;

/** What the emulator lacks of what the stacks rely on, made up for after they are deployed; each with its reason. */
public final class Shims {
    private static final JsonMapper JSON = new JsonMapper();

    /** Types that the emulator's CloudFormation refuses; no other resource refers to one of them. */
    private static final Set<String> UNKNOWN = Set.of("AWS::CloudWatch::CompositeAlarm", "AWS::Logs::QueryDefinition");
    /** It runs no containers, and knows neither what a cluster may run them on nor how many there are to be. */
    private static final List<String> CONTAINERS = List.of("AWS::ECS::", "AWS::ApplicationAutoScaling::");

    private static final Map<String, String> CALLS = Map.of(
            "sqs:SendMessage", "sqs:SendMessageBatch",
            "sqs:DeleteMessage", "sqs:DeleteMessageBatch",
            "sqs:ChangeMessageVisibility", "sqs:ChangeMessageVisibilityBatch",
            "lambda:GetEventSourceMapping", "lambda:ListEventSourceMappings");

    private static final String MOVE = "sqs:StartMessageMoveTask";
    private static final List<String> MOVES = List.of(MOVE, "sqs:ListMessageMoveTasks", "sqs:CancelMessageMoveTask");

    private Shims() {}

    /** A template without the resources that the emulator does not know. What they hold is tested on the template. */
    public static String withoutUnknown(String template) {
        try {
            JsonNode root = JSON.readTree(template);
            if (root.path("Resources") instanceof ObjectNode resources) {
                resources.properties().removeIf(resource -> isUnknown(resource.getValue()));
            }
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no template", e);
        }
    }

    /**
     * A policy for the names that the emulator asks for: IAM has one action for a call and its batch, and for the one mapping
     * that is asked for by its id; and moving dead letters is asked for on no queue at all.
     */
    public static String withNamesOfCalls(String policy) {
        try {
            JsonNode root = JSON.readTree(policy);
            for (JsonNode statement : root.path("Statement")) {
                nameCalls((ObjectNode) statement);
            }
            if (policy.contains(MOVE) && root.path("Statement") instanceof ArrayNode statements) {
                statements
                        .addObject()
                        .put("Effect", "Allow")
                        .put("Resource", "*")
                        .putPOJO("Action", MOVES);
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no policy", e);
        }
    }

    private static void nameCalls(ObjectNode statement) {
        var actions = new TreeSet<String>();
        JsonNode written = statement.path("Action");
        if (written.isTextual()) {
            actions.add(written.asText());
        } else {
            written.forEach(action -> actions.add(action.asText()));
        }
        CALLS.forEach((action, call) -> {
            if (actions.contains(action)) {
                actions.add(call);
            }
        });
        statement.putPOJO("Action", actions);
    }

    /** Of alarms, it knows those of one metric, and none that are worked out of several. */
    private static boolean isUnknown(JsonNode resource) {
        String type = resource.path("Type").asText();
        return UNKNOWN.contains(type)
                || CONTAINERS.stream().anyMatch(type::startsWith)
                || (type.equals("AWS::CloudWatch::Alarm")
                        && resource.path("Properties").has("Metrics"));
    }

    /**
     * The emulator evaluates IAM policies, but fills in no policy variables, so {@link ViewerPolicy} allows nothing at all.
     * Here viewers may read everybody's objects: that users see only their own is not shown here but in local mode.
     */
    public static void letViewersRead(IamClient iam, String role, String photosBucket, String thumbnailsBucket) {
        String everybody =
                ViewerPolicy.document(photosBucket, thumbnailsBucket).replace(ViewerPolicy.IDENTITY_VARIABLE, "*");
        iam.putRolePolicy(
                put -> put.roleName(role).policyName("EmulatorHasNoVariables").policyDocument(everybody));
    }

    /**
     * The emulator lets IAM decide who may ask for a field, but does not tell the field's code who it is. Here whoever IAM
     * lets in is notifier to publishPhoto, and whoever comes with a token is told to it as by AppSync.
     */
    public static void nameTheNotifier(Emulator emulator, String apiId) {
        String path = "/v1/apis/" + apiId + "/types/Mutation/resolvers/publishPhoto";
        JsonNode resolver =
                emulator.rest("appsync", SdkHttpMethod.GET, path, "").path("resolver");
        ObjectNode update = JSON.createObjectNode();
        for (String same : List.of("dataSourceName", "kind", "runtime")) {
            update.set(same, resolver.path(same));
        }
        String code = resolver.path("code").asText();
        update.put("code", code.replace("ctx.identity", "(ctx.identity ?? { userArn: PUBLISHER })"));
        emulator.rest("appsync", SdkHttpMethod.POST, path, update.toString());
    }
}
