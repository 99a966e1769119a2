package io.shoebox.operations.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Run} as the text that its row holds. */
final class RunJson {
    private static final JsonMapper JSON = new JsonMapper();

    private RunJson() {}

    static String write(Run run) {
        ObjectNode all = JSON.createObjectNode();
        Task task = run.task();
        all.put("id", run.id())
                .put("kind", task.kind().name())
                .put("dryRun", task.dryRun())
                .put("taskOwner", text(task.owner()))
                .put("mostObjects", task.budget().objects())
                .put("mostRequests", task.budget().requests())
                .put("mostDollars", task.budget().dollars())
                .put("settledMillis", task.settledAfter().toMillis())
                .put("by", task.by())
                .put("status", run.status().name())
                .put("startedAt", run.startedAt().toString())
                .put("endedAt", text(run.endedAt()))
                .put("note", run.note())
                .put("compared", run.compared())
                .put("requests", run.requests())
                .put("dollars", run.dollars());
        Cursor cursor = run.cursor();
        all.putObject("cursor")
                .put("phase", cursor.phase().name())
                .put("owner", text(cursor.owner()))
                .put("after", cursor.after())
                .put("counted", cursor.counted())
                .put("ownerDone", cursor.ownerDone());
        var findings = all.putArray("findings");
        for (Finding finding : run.findings()) {
            ObjectNode one = findings.addObject();
            one.put("kind", finding.kind().name()).put("found", finding.found()).put("mended", finding.mended());
            finding.examples().forEach(one.withArray("examples")::add);
        }
        return all.toString();
    }

    /** @throws IllegalStateException if the text is none of {@link #write} */
    static Run read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("a row that is no run of the reconcile", e);
        }
    }

    private static Run read(JsonNode all) {
        var budget = new Budget(
                all.path("mostObjects").asLong(),
                all.path("mostRequests").asLong(),
                all.path("mostDollars").asDouble());
        var task = new Task(
                Task.Kind.valueOf(all.path("kind").asText()),
                all.path("dryRun").asBoolean(),
                owner(all.path("taskOwner")),
                budget,
                Duration.ofMillis(all.path("settledMillis").asLong()),
                all.path("by").asText());
        JsonNode cursor = all.path("cursor");
        String ended = any(all.path("endedAt"));
        return new Run(
                all.path("id").asText(),
                task,
                RunStatus.valueOf(all.path("status").asText()),
                Instant.parse(all.path("startedAt").asText()),
                ended == null ? null : Instant.parse(ended),
                any(all.path("note")),
                all.path("compared").asLong(),
                all.path("requests").asLong(),
                all.path("dollars").asDouble(),
                findings(all.path("findings")),
                new Cursor(
                        Cursor.Phase.valueOf(cursor.path("phase").asText()),
                        owner(cursor.path("owner")),
                        any(cursor.path("after")),
                        cursor.path("counted").asLong(),
                        cursor.path("ownerDone").asBoolean()));
    }

    private static List<Finding> findings(JsonNode array) {
        var findings = new ArrayList<Finding>();
        for (JsonNode one : array) {
            findings.add(new Finding(
                    FindingKind.valueOf(one.path("kind").asText()),
                    one.path("found").asLong(),
                    one.path("mended").asLong(),
                    one.path("examples").valueStream().map(JsonNode::asText).toList()));
        }
        return findings;
    }

    private static @Nullable IdentityId owner(JsonNode field) {
        String id = any(field);
        return id == null ? null : new IdentityId(id);
    }

    private static @Nullable String any(JsonNode field) {
        return field.isTextual() ? field.textValue() : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
