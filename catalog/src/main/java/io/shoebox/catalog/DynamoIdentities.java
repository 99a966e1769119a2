package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.EXPIRES_AT;
import static io.shoebox.model.TableSchema.LOGINS;
import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A login is a row of its own in the table; its key begins with {@link io.shoebox.model.TableSchema#LOGINS}, as no
 * identity does, so that a role can be limited to these rows. Needs GetItem and UpdateItem.
 */
public final class DynamoIdentities implements Identities {
    private static final String IDENTITY = "identityId";

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    public DynamoIdentities(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<IdentityId> find(Login login) {
        Map<String, AttributeValue> row = dynamo.getItem(
                        get -> get.tableName(table).key(key(login)).consistentRead(true))
                .item();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var attributes = new Attributes(row);
        Instant end = Instant.ofEpochSecond(attributes.number(EXPIRES_AT));
        Instant now = clock.instant();
        if (!now.isBefore(end)) { // DynamoDB removes it within a few days
            return Optional.empty();
        }
        var identity = new IdentityId(attributes.text(IDENTITY));
        if (Identities.isRenewed(end, now)) {
            remember(login, identity);
        }
        return Optional.of(identity);
    }

    @Override
    public void remember(Login login, IdentityId identity) {
        long end = clock.instant().plus(LIFETIME).getEpochSecond();
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(login))
                .updateExpression("SET " + IDENTITY + " = :identity, " + EXPIRES_AT + " = :end")
                .expressionAttributeValues(
                        Map.of(":identity", fromS(identity.value()), ":end", fromN(Long.toString(end)))));
    }

    static Map<String, AttributeValue> key(Login login) {
        return Map.of(
                PARTITION_KEY,
                fromS(LOGINS + login.issuer() + "#" + login.subject()),
                SORT_KEY,
                fromS(login.identityPool()));
    }
}
