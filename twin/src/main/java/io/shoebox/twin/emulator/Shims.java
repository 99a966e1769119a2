package io.shoebox.twin.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.model.ViewerPolicy;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.iam.IamClient;

/** What the emulator lacks of what the stacks rely on, made up for after they are deployed; each with its reason. */
public final class Shims {
    private static final JsonMapper JSON = new JsonMapper();

    /** Types that the emulator's CloudFormation refuses; no other resource refers to one of them. */
    private static final Set<String> UNKNOWN = Set.of("AWS::CloudWatch::CompositeAlarm", "AWS::Logs::QueryDefinition");

    private Shims() {}

    /** A template without the resources that the emulator does not know. What they hold is tested on the template. */
    public static String withoutUnknown(String template) {
        try {
            JsonNode root = JSON.readTree(template);
            if (root.path("Resources") instanceof ObjectNode resources) {
                resources
                        .properties()
                        .removeIf(resource -> UNKNOWN.contains(
                                resource.getValue().path("Type").asText()));
            }
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no template", e);
        }
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
