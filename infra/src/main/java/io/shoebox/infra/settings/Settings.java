package io.shoebox.infra.settings;

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
 * @param alarmEmail who is told of alarms; null: nobody yet
 */
public record Settings(
        Stage stage,
        List<String> webOrigins,
        boolean iamCallers,
        @Nullable String alarmEmail) {
    /** Context: see {@link Stage}; by default {@code dev}. */
    static final String STAGE = "stage";
    /** Context: origins like {@code https://photos.example.com}, separated by commas. */
    static final String WEB_ORIGIN = "webOrigin";
    /** Context: {@code true} or {@code false}, the default. */
    static final String IAM_CALLERS = "iamCallers";
    /** Context: an address that gets the alarms. */
    static final String ALARM_EMAIL = "alarmEmail";

    private static final Set<String> NAMES = Set.of(STAGE, WEB_ORIGIN, IAM_CALLERS, ALARM_EMAIL);

    public Settings {
        webOrigins = List.copyOf(webOrigins);
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
        List<String> origins = Arrays.stream(
                        context.getOrDefault(WEB_ORIGIN, "").split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        origins.stream()
                .filter(origin -> !origin.matches("https?://[A-Za-z0-9.-]+(:\\d+)?"))
                .forEach(origin -> problems.add(
                        WEB_ORIGIN + " must be like https://photos.example.com, without a path, not '" + origin + "'"));
        String iam = context.getOrDefault(IAM_CALLERS, "false");
        if (!iam.equals("true") && !iam.equals("false")) {
            problems.add(IAM_CALLERS + " must be true or false, not '" + iam + "'");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong context: " + String.join("; ", problems));
        }
        return new Settings(stage, origins, iam.equals("true"), context.get(ALARM_EMAIL));
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
