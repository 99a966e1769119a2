package io.shoebox.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.model.IdentityId;
import io.shoebox.model.TableSchema;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoIdentitiesIT extends IdentitiesContract {
    private static final String TABLE = "photos";

    private static final LocalDynamo SERVER = new LocalDynamo();
    private static final DynamoDbClient CLIENT = SERVER.client();

    @BeforeAll
    static void start() {
        CLIENT.createTable(PhotosTable.create(TABLE));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    protected Identities identities(InstantSource clock) {
        return new DynamoIdentities(CLIENT, TABLE, clock);
    }

    @Test
    void aRowHoldsTheIdentityAndItsEndAndNothingElse() {
        var login = new Login("eu-west-1:pool", "https://issuer.example/pool", "somebody");
        IdentityId identity = new Photos(1).owner();
        identities(InstantSource.fixed(Instant.ofEpochSecond(1000))).remember(login, identity);
        assertThat(CLIENT.getItem(get -> get.tableName(TABLE).key(DynamoIdentities.key(login)))
                        .item())
                .containsOnlyKeys("pk", "sk", "identityId", TableSchema.EXPIRES_AT)
                .containsEntry("pk", AttributeValue.fromS("LOGIN#https://issuer.example/pool#somebody"))
                .containsEntry("sk", AttributeValue.fromS("eu-west-1:pool"))
                .containsEntry("identityId", AttributeValue.fromS(identity.value()))
                .containsEntry(
                        TableSchema.EXPIRES_AT, AttributeValue.fromN("" + (1000 + Identities.LIFETIME.toSeconds())));
    }

    @Test
    void noLoginIsAnIdentity() {
        assertThat(IdentityId.isValid(TableSchema.LOGINS + "eu-west-1:11111111-2222-3333-4444-555555555555"))
                .isFalse();
    }

    @Test
    void whatCannotBeToldFromAnotherIsNoLogin() {
        for (String issuer : new String[] {"", "https://a#b", "https://a b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Login("pool", issuer, "somebody"));
        }
        for (String subject : new String[] {"", "a b", "é", "a".repeat(256)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Login("pool", "https://a", subject));
        }
    }
}
