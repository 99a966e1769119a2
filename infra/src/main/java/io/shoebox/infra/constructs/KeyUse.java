package io.shoebox.infra.constructs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What a role needs of the key that the data is encrypted with: for what it may do with the data, through the service that
 * keeps it, and nothing more. So it follows from the role's other statements.
 */
public final class KeyUse {
    /** What stands behind a bucket where all of its objects are meant. */
    private static final String ALL = "/*";

    private static final String DECRYPT = "kms:Decrypt";
    private static final String NEW_DATA_KEY = "kms:GenerateDataKey";

    private static final Set<String> READ_OBJECTS = Set.of("s3:GetObject", "s3:GetObjectVersion");
    private static final Set<String> WRITE_OBJECTS = Set.of("s3:PutObject");
    private static final Set<String> RECEIVE = Set.of("sqs:ReceiveMessage");
    // A dead letter that moves is received by the mover's rights, and sent by them.
    private static final Set<String> SEND = Set.of("sqs:SendMessage");
    private static final Set<String> READ_ROWS =
            Set.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:GetRecords");
    private static final Set<String> WRITE_ROWS =
            Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");

    private KeyUse() {}

    /** The role's statements, and those about the key; without a key, what is given. */
    public static List<PolicyStatement> with(@Nullable String key, List<PolicyStatement> work) {
        if (key == null) {
            return work;
        }
        var statements = new ArrayList<>(work);
        objects("ReadEncryptedObjects", key, DECRYPT, resources(work, READ_OBJECTS))
                .ifPresent(statements::add);
        objects("WriteEncryptedObjects", key, NEW_DATA_KEY, resources(work, WRITE_OBJECTS))
                .ifPresent(statements::add);
        // S3 User Guide and SQS Developer Guide, "Key management": who sends checks that it can read what it sends.
        if (!resources(work, SEND).isEmpty()) {
            statements.add(through("sqs", "SendEncrypted", key, List.of(DECRYPT, NEW_DATA_KEY)));
        } else if (!resources(work, RECEIVE).isEmpty()) {
            statements.add(through("sqs", "ReceiveEncrypted", key, List.of(DECRYPT)));
        }
        // DynamoDB Developer Guide, "Encryption at rest: how it works".
        if (!resources(work, WRITE_ROWS).isEmpty()) {
            statements.add(through(
                    "dynamodb",
                    "WriteEncryptedRows",
                    key,
                    List.of(
                            DECRYPT,
                            "kms:DescribeKey",
                            "kms:Encrypt",
                            NEW_DATA_KEY,
                            "kms:ReEncryptFrom",
                            "kms:ReEncryptTo")));
        } else if (!resources(work, READ_ROWS).isEmpty()) {
            statements.add(through("dynamodb", "ReadEncryptedRows", key, List.of(DECRYPT, "kms:DescribeKey")));
        }
        return statements;
    }

    /** What the statements let one do these things with. */
    private static Collection<String> resources(List<PolicyStatement> work, Set<String> actions) {
        return work.stream()
                .filter(statement -> statement.getEffect() == Effect.ALLOW)
                .filter(statement -> statement.getActions().stream().anyMatch(actions::contains))
                .flatMap(statement -> statement.getResources().stream())
                .toList();
    }

    /** In the name of an object, or of its bucket where that has a key of its own (S3 User Guide, "Bucket Keys"). */
    private static Optional<PolicyStatement> objects(String id, String key, String action, Collection<String> objects) {
        if (objects.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = objects.stream()
                .flatMap(object -> Stream.of(
                        object, object.endsWith(ALL) ? object.substring(0, object.length() - ALL.length()) : object))
                .distinct()
                .toList();
        return Optional.of(statement(
                id,
                key,
                List.of(action),
                Map.of(
                        "StringEquals",
                        Map.of("kms:ViaService", service("s3")),
                        "StringLike",
                        Map.of("kms:EncryptionContext:aws:s3:arn", names))));
    }

    private static PolicyStatement through(String service, String id, String key, List<String> actions) {
        return statement(id, key, actions, Map.of("StringEquals", Map.of("kms:ViaService", service(service))));
    }

    private static PolicyStatement statement(String id, String key, List<String> actions, Map<String, ?> conditions) {
        return PolicyStatement.Builder.create()
                .sid(id)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(key))
                .conditions(new TreeMap<>(conditions))
                .build();
    }

    private static String service(String name) {
        return name + "." + Aws.REGION + "." + Aws.URL_SUFFIX;
    }
}
