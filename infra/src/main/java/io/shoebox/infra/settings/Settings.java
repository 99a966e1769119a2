package io.shoebox.infra.settings;

import io.shoebox.uploadapi.identity.BackendRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an operator chooses for a deployment; docs/settings.md is made from these records.
 *
 * @param tags on every resource, besides those of Shoebox
 */
public record Settings(
        @Setting(value = "part of every name, so that several deployments fit into one account", otherwise = "dev")
        Stage stage,

        @Setting("tags on every resource, as name: value") Map<String, String> tags,

        @Setting(value = "stacks that hold what lasts cannot be deleted before this is off", otherwise = "true")
        boolean terminationProtection,

        @Setting("what clients may send") UploadLimits uploads,

        @Setting("what each user may do, by the clock and the calendar of UTC")
        UserBudget budget,

        @Setting("how thumbnails are made") ThumbnailChoices thumbnails,
        @Setting("the workers and their queues") WorkerSettings workers,

        @Setting("the daily comparison of buckets and table")
        ReconcileChoices reconcile,

        @Setting("the GraphQL API and its functions") ApiSettings api,
        @Setting("buckets and table") StorageSettings storage,
        @Setting("the user pool") UserSettings users,
        @Setting("the page") WebSettings web,

        @Setting("what an organization asks of all its accounts")
        SecuritySettings security,

        @Setting("the functions' VPC") NetworkSettings network,
        @Setting("the functions' logs and traces") LogSettings logs,
        @Setting("who is told of what") AlarmSettings alarms) {
    public Settings {
        tags = new TreeMap<>(tags);
    }

    /** The defaults. */
    public static Settings standard() {
        return from(Map.of());
    }

    /**
     * From names with dots, such as {@code api.iamCallers}, and values as texts; lists are separated by commas.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static Settings from(Map<String, String> values) {
        var problems = new ArrayList<String>();
        Settings settings = new SettingsReader(values, problems).read(Settings.class);
        if (problems.isEmpty()) {
            settings.addContradictions(problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong settings: " + String.join("; ", problems));
        }
        return settings;
    }

    /**
     * From a YAML file, and values that take precedence over it.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static Settings from(Path file, Map<String, String> precedent) {
        Map<String, String> values = SettingsFile.read(file);
        values.putAll(precedent);
        return from(values);
    }

    /** Rules that no single setting can break. */
    private void addContradictions(List<String> problems) {
        WorkerTuning thumbnailer = workers.thumbnailer();
        int needed = thumbnailer.batchSize() * thumbnails.mostSeconds();
        if (thumbnailer.timeoutSeconds() <= needed) {
            problems.add("workers.thumbnailer.timeoutSeconds must be more than " + needed
                    + ", which is its batchSize times thumbnails.mostSeconds");
        }
        if (thumbnails.edges().isEmpty() || thumbnails.edges().size() > 10) {
            problems.add("thumbnails.edges must be 1 to 10 numbers");
        }
        workers.fargate().addContradictions(workers.runOn(), problems);
        uploads.unknownTypes().ifPresent(problems::add);
        api.backendRoles().stream()
                .filter(arn -> !BackendRole.isArn(arn))
                .forEach(arn -> problems.add("api.backendRoles must be ARNs of IAM roles, not '" + arn + "'"));
        if (api.requestsPerFiveMinutes() > 0 && api.requestsPerFiveMinutes() < 10) {
            problems.add("api.requestsPerFiveMinutes must be 0, or at least 10, which is the least that AWS WAF takes");
        }
        if (web.isHalfNamed()) {
            problems.add("web.domain and web.certificate belong together: give both or neither");
        }
        if (network.isHalfGiven()) {
            problems.add("network.subnets and network.securityGroups belong together: give both or neither");
        }
        if (users.isHalfGiven()) {
            problems.add("users.poolId and users.clientId belong together, and users.identityPoolId needs both");
        }
        if (alarms.canary()
                && !uploads.contentTypes().isEmpty()
                && !uploads.contentTypes().contains("image/jpeg")) {
            problems.add("alarms.canary uploads JPEGs: uploads.contentTypes must have image/jpeg");
        }
        if (alarms.canary() && !budget.letsFly()) {
            problems.add("alarms.canary uploads and deletes 12 photos an hour: budget.uploadsPerHour and deletesPerHour"
                    + " must be 0 or at least 15, uploadsPerDay and deletesPerDay 0 or at least 300");
        }
        if (alarms.monthlyBudget() > 0 && alarms.email() == null) {
            problems.add("alarms.monthlyBudget needs alarms.email: somebody must be told");
        }
    }
}
