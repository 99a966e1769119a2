package io.shoebox.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.operations.appsync.Resolvers;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.records.AuditSink;
import io.shoebox.uploadapi.Schema;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

final class OperationsLambdaTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final Places PLACES = new Places(
            "photos",
            "thumbs",
            "table",
            Map.of(
                    QueueName.UPLOADS, new QueuePlace("u", "u-dlq"),
                    QueueName.THUMBNAILS, new QueuePlace("t", "t-dlq")),
            Map.of(WorkerName.UPLOADS, "mapping"));

    @Test
    void resolvesEachFieldThatTheSchemaHasForOperatorsAlone() {
        Set<String> inSchema = Pattern.compile(
                        "(?m)^  (\\w+)(?:\\([^()]*\\))?: \\S+ @aws_cognito_user_pools\\(cognito_groups: \\[\"operators\"]\\)$")
                .matcher(Schema.TEXT)
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toSet());

        assertThat(inSchema).isEqualTo(OperationsLambda.FIELDS);
        assertThat(Resolvers.of(operations())).containsOnlyKeys(OperationsLambda.FIELDS);
    }

    @Test
    void placesAreReadAsTheyAreWritten() {
        var variables = new TreeMap<>(PLACES.variables());
        variables.put("USER_POOL_ID", "us-east-1_pool");
        variables.put("USER_POOL_CLIENTS", "client");

        OperationsSettings settings = OperationsSettings.from(variables);

        assertThat(settings.places()).isEqualTo(PLACES);
        assertThat(settings.users().issuer()).isEqualTo("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool");
    }

    @Test
    void allThatIsMissingIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationsSettings.from(Map.of()))
                .withMessageContaining("PHOTOS_BUCKET")
                .withMessageContaining("UPLOADS_DEAD_LETTERS_URL")
                .withMessageContaining("USER_POOL_ID");
    }

    private static Operations operations() {
        return Operations.of(
                new Clients(
                        S3Client.builder()
                                .endpointOverride(NOBODY)
                                .region(Region.US_EAST_1)
                                .credentialsProvider(AnonymousCredentialsProvider.create())
                                .build(),
                        SqsClient.builder()
                                .endpointOverride(NOBODY)
                                .region(Region.US_EAST_1)
                                .credentialsProvider(AnonymousCredentialsProvider.create())
                                .build(),
                        DynamoDbClient.builder()
                                .endpointOverride(NOBODY)
                                .region(Region.US_EAST_1)
                                .credentialsProvider(AnonymousCredentialsProvider.create())
                                .build(),
                        null,
                        InstantSource.system()),
                PLACES,
                BudgetLimits.NONE,
                AuditSink.NONE);
    }
}
