package io.shoebox.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.catalog.BudgetLimits;
import io.shoebox.model.Environment;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.uploadapi.UploadSettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * What operators' commands need to know of a running local mode: where the servers are, who may do everything there, and
 * what the parts are called. It holds a secret.
 *
 * @param budget what an identity may do that has no limits of its own
 * @param faults that are made on purpose, in the form of the option; empty if there are none
 */
public record OperatorAccess(ServerAccess servers, Places places, BudgetLimits budget, String faults) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String S3 = "AWS_ENDPOINT_URL_S3";
    private static final String SQS = "AWS_ENDPOINT_URL_SQS";
    private static final String DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB";
    private static final String REGION = "AWS_REGION";
    private static final String KEY = "AWS_ACCESS_KEY_ID";
    private static final String FAULTS = "FAULTS";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

    static Places places(ResourceNames names, QueueUrls queues) {
        return new Places(
                names.photosBucket(),
                names.thumbnailsBucket(),
                names.table(),
                Map.of(
                        QueueName.UPLOADS, new QueuePlace(queues.uploads(), queues.uploadsDeadLetters()),
                        QueueName.THUMBNAILS, new QueuePlace(queues.thumbnails(), queues.thumbnailsDeadLetters()),
                        QueueName.RECONCILE, new QueuePlace(queues.reconcile(), queues.reconcileDeadLetters())),
                Map.of());
    }

    /** As {@link #read} reads it: the names are those of variables that AWS's tools and the functions know. */
    public String json() {
        var variables = new TreeMap<>(places.variables());
        variables.putAll(UploadSettings.variables(budget));
        variables.put(FAULTS, faults);
        variables.put(S3, servers.s3().toString());
        variables.put(SQS, servers.sqs().toString());
        variables.put(DYNAMODB, servers.dynamo().toString());
        variables.put(REGION, servers.region().id());
        variables.put(KEY, servers.credentials().accessKeyId());
        variables.put(SECRET, servers.credentials().secretAccessKey());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(variables) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    /** @throws LocalServerException if it is none */
    public static OperatorAccess read(String json) {
        try {
            Map<String, String> variables = JSON.readValue(json, new TypeReference<Map<String, String>>() {});
            var env = new Environment(variables);
            var servers = new ServerAccess(
                    URI.create(env.text(S3)),
                    URI.create(env.text(SQS)),
                    URI.create(env.text(DYNAMODB)),
                    Region.of(Optional.of(env.text(REGION))
                            .filter(id -> !id.isEmpty())
                            .orElse("us-east-1")),
                    AwsBasicCredentials.create(env.text(KEY), env.text(SECRET)));
            var access = new OperatorAccess(
                    servers, Places.from(env), UploadSettings.budget(env), variables.getOrDefault(FAULTS, ""));
            env.check();
            return access;
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            // Without the cause, which may quote the secret.
            throw new LocalServerException(
                    "operators.json is not as ./shoebox local writes it: stop local mode and start it again.");
        }
    }

    /** Says where the servers are and not who calls them. */
    @Override
    public String toString() {
        return servers.toString();
    }
}
