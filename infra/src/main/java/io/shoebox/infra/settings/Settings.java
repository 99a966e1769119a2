package io.shoebox.infra.settings;

import io.shoebox.uploadapi.identity.BackendRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operator chooses for a deployment; the CDK context.
 *
 * @param webOrigins from where browsers may call S3; empty: the page's own CloudFront address
 * @param iamCallers whether signed-in users may call the API with their AWS credentials too, not only with a token
 * @param backendRoles ARNs of roles that may act for any user; the API still has to be allowed to them in IAM
 * @param alarmEmail who is told of alarms; null: nobody yet
 */
public record Settings(
        Stage stage,
        List<String> webOrigins,
        boolean iamCallers,
        List<String> backendRoles,
        @Nullable String alarmEmail) {
    /** Context: see {@link Stage}; by default {@code dev}. */
    static final String STAGE = "stage";
    /** Context: origins like {@code https://photos.example.com}, separated by commas. */
    static final String WEB_ORIGIN = "webOrigin";
    /** Context: {@code true} or {@code false}, the default. */
    static final String IAM_CALLERS = "iamCallers";
    /** Context: ARNs of IAM roles, separated by commas. */
    static final String BACKEND_ROLES = "backendRoles";
    /** Context: an address that gets the alarms. */
    static final String ALARM_EMAIL = "alarmEmail";

    private static final Set<String> NAMES = Set.of(STAGE, WEB_ORIGIN, IAM_CALLERS, BACKEND_ROLES, ALARM_EMAIL);

    public Settings {
        webOrigins = List.copyOf(webOrigins);
        backendRoles = List.copyOf(backendRoles);
    }

    /** @throws IllegalArgumentException naming everything that is wrong */
    public static Settings from(Map<String, String> context) {
        var problems = new ArrayList<String>();
        var unknown = new TreeSet<>(context.keySet());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            problems.add("unknown " + unknown + ", known are " + new TreeSet<>(NAMES));
        }
        var stage = stage(context.getOrDefault(STAGE, "dev"), problems);
        List<String> origins = list(context.getOrDefault(WEB_ORIGIN, ""));
        origins.stream()
                .filter(origin -> !origin.matches("https?://[A-Za-z0-9.-]+(:\\d+)?"))
                .forEach(origin -> problems.add(
                        WEB_ORIGIN + " must be like https://photos.example.com, without a path, not '" + origin + "'"));
        String iam = context.getOrDefault(IAM_CALLERS, "false");
        if (!iam.equals("true") && !iam.equals("false")) {
            problems.add(IAM_CALLERS + " must be true or false, not '" + iam + "'");
        }
        List<String> backends = list(context.getOrDefault(BACKEND_ROLES, ""));
        backends.stream()
                .filter(arn -> !BackendRole.isArn(arn))
                .forEach(arn -> problems.add(BACKEND_ROLES + " must be ARNs of IAM roles, not '" + arn + "'"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong context: " + String.join("; ", problems));
        }
        return new Settings(stage, origins, iam.equals("true"), backends, context.get(ALARM_EMAIL));
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Stage stage(String value, List<String> problems) {
        try {
            return new Stage(value);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return new Stage("wrong");
        }
    }
}
