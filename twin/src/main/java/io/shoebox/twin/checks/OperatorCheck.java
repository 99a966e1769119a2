package io.shoebox.twin.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.cli.demo.Report;
import io.shoebox.twin.client.GraphQlApi;
import io.shoebox.twin.client.Person;
import io.shoebox.twin.deployment.Twin;
import io.shoebox.twin.emulator.Patience;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What operators see and do, by the deployed function with the rights of its own role; and that nobody else does. The
 * emulator's API does not look at groups: here it is the function that refuses.
 */
final class OperatorCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FIELDS = List.of(
            "{ queues { name waiting deadLetters worker { paused by reason } } }",
            "{ deadLetters(queue: UPLOADS) { messageId unreadable body } }",
            "{ redrives { id status moved } }",
            "{ problems { items { s3Key status reason } } }",
            "{ findPhotos(filename: \"a photo\") { s3Key } }",
            "{ usage { owners { owner photos bytes } countedAt } }",
            "{ audit { items { who what count detail } } }",
            "mutation { pauseWorker(worker: THUMBNAILS, reason: \"to see\") { paused } }",
            "mutation { resumeWorker(worker: THUMBNAILS) { paused } }",
            "mutation { redrive(queue: UPLOADS) { id status moved total } }",
            "mutation { retryPhotos(filter: {}) { sent more } }");

    private final Report report;
    private final GraphQlApi api;

    OperatorCheck(Twin twin, Report report, HttpClient http) {
        this.report = report;
        Person operator = Person.signedUp(twin.emulator(), twin.config(), "Olga", List.of("operators"));
        api = GraphQlApi.of(twin.config(), http, operator.idToken());
    }

    /** Somebody who is in no group. */
    void plainUsersAreRefused(Twin twin, Person person, HttpClient http) {
        var theirs = GraphQlApi.of(twin.config(), http, person.idToken());
        for (String field : FIELDS) {
            report.expect(
                    "plain user",
                    name(field),
                    "NotAuthorized",
                    theirs.ask(field).at("/errors/0/errorType").asText());
        }
    }

    private static String name(String field) {
        return field.replaceAll("^(mutation )?\\{ (\\w+).*", "$2");
    }

    /** A photo that failed is on the list, tried again, and taken off it. */
    void failuresAreSeenAndRetried(PhotoCheck.Sent broken) {
        String key = broken.ticket().s3Key();
        report.expect(
                "operator",
                "the broken photo is a problem",
                true,
                keys(data("{ problems { items { s3Key } } }").at("/problems/items"))
                        .contains(key));
        report.expect(
                "operator",
                "its history begins with the ticket",
                "ticket",
                data("{ photoHistory(s3Key: \"" + key + "\") { steps { what } original { bytes } } }")
                        .at("/photoHistory/steps/0/what")
                        .asText());
        report.expect(
                "operator",
                "photos retried",
                1,
                data("mutation { retryPhotos(s3Keys: [\"" + key + "\"]) { sent } }")
                        .at("/retryPhotos/sent")
                        .asInt());
        report.expect(
                "operator",
                "taken off the list",
                true,
                data("mutation { dismissProblem(s3Key: \"" + key + "\", note: \"made so\") }")
                        .path("dismissProblem")
                        .asBoolean());
        report.expect(
                "operator",
                "no longer on it",
                false,
                keys(data("{ problems { items { s3Key } } }").at("/problems/items"))
                        .contains(key));
    }

    /** Lambda's event source is turned off and on again. */
    void workersArePausedAndResumed() {
        report.expect(
                "operator",
                "pauses a worker",
                true,
                data(FIELDS.get(7)).at("/pauseWorker/paused").asBoolean());
        report.expect("operator", "who paused it, and why", true, paused().contains("to see"));
        report.expect(
                "operator",
                "resumes it",
                false,
                data(FIELDS.get(8)).at("/resumeWorker/paused").asBoolean());
        report.expect("operator", "it is on", "", paused());
    }

    private String paused() {
        for (JsonNode queue : data(FIELDS.getFirst()).path("queues")) {
            if (queue.at("/worker/paused").asBoolean()) {
                return queue.path("name").asText() + " "
                        + queue.at("/worker/reason").asText();
            }
        }
        return "";
    }

    /** Looked at twice, as it is not consumed; then moved back, from where it comes again. */
    void deadLettersAreSeenAndMovedBack() {
        // Whoever looked before holds it for a while.
        Patience.until(PATIENCE, () -> data(FIELDS.get(1)).path("deadLetters").size() == 1);
        for (String look : List.of("first look", "second look")) {
            report.expect(
                    "operator",
                    look + " at the dead letter",
                    "no S3 event: it has no Records",
                    data(FIELDS.get(1)).at("/deadLetters/0/unreadable").asText());
        }
        // Else the poison would come back, and be moved back, while it is moved.
        data("mutation { pauseWorker(worker: UPLOADS, reason: \"poison\") { paused } }");
        JsonNode redrive = data(FIELDS.get(9)).path("redrive");
        report.expect(
                "operator", "dead letters to move", 1, redrive.path("total").asInt());
        Patience.until(
                PATIENCE,
                () -> !data(FIELDS.get(2)).at("/redrives/0/status").asText().equals("RUNNING"));
        JsonNode last = data(FIELDS.get(2)).at("/redrives/0");
        report.expect(
                "operator",
                "moved back",
                "1 COMPLETED",
                last.path("moved").asInt() + " " + last.path("status").asText());
        data("mutation { resumeWorker(worker: UPLOADS) { paused } }");
    }

    /** All that was done is in the log of it. */
    void allIsWrittenDown() {
        var acts = new ArrayList<String>();
        data(FIELDS.get(6))
                .at("/audit/items")
                .forEach(entry -> acts.add(entry.path("what").asText()));
        report.expect(
                "operator",
                "audit log, newest first",
                List.of(
                        "resumeWorker",
                        "redrive",
                        "pauseWorker",
                        "resumeWorker",
                        "pauseWorker",
                        "dismissProblem",
                        "retryPhotos"),
                acts);
    }

    private static List<String> keys(JsonNode items) {
        var keys = new ArrayList<String>();
        items.forEach(item -> keys.add(item.path("s3Key").asText()));
        return keys;
    }

    private JsonNode data(String query) {
        JsonNode answer = api.ask(query);
        if (answer.has("errors")) {
            report.surprise("operator", query + " was answered " + answer.path("errors"));
        }
        return answer.path("data");
    }
}
