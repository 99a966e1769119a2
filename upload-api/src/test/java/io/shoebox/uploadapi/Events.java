package io.shoebox.uploadapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.identity.UserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AppSync's events as Lambda's runtime gives them, from the JSON files beside the tests, and who is in them. */
public final class Events {
    public static final String IDENTITY_POOL = "eu-central-1:1cb638b4-0f0c-4078-9fe0-4dbd3582783d";
    public static final String USER_POOL_ID = "eu-central-1_w1fDFCktP";
    public static final String CLIENT = "10f1mu8jtpi9asm1drp3a0cclo";
    public static final UserPool USER_POOL = new UserPool(UserPool.issuerOf(USER_POOL_ID), Set.of(CLIENT));
    public static final String ALICES_SUB = "f531f541-2254-4b4a-b44a-f640c2a2e6b7";
    public static final IdentityId ALICE = new IdentityId("eu-central-1:59ec6a11-3585-4ad0-9eb6-c9b7a58295b1");
    public static final IdentityId BOB = new IdentityId("eu-central-1:080e39f5-643b-42d9-bd03-4e55b161cad4");
    public static final String ALICES_ID_TOKEN = "id-token.of-alice.signature";

    private Events() {}

    public static Map<String, Object> read(String name) {
        try (var json = requireNonNull(Events.class.getResourceAsStream("/events/" + name + ".json"))) {
            return new ObjectMapper().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event with another field and other arguments. */
    public static Map<String, Object> read(
            String name, String field, Map<String, ? extends @Nullable Object> arguments) {
        Map<String, Object> event = read(name);
        event.put("info", Map.of("fieldName", field, "parentTypeName", "Query"));
        event.put("arguments", arguments);
        return event;
    }

    public static Map<String, String> settings() {
        return new LinkedHashMap<>(Map.of(
                "PHOTOS_BUCKET",
                "photos-bucket",
                "PHOTOS_TABLE",
                "photos",
                "IDENTITY_POOL_ID",
                IDENTITY_POOL,
                "USER_POOL_ID",
                USER_POOL_ID,
                "USER_POOL_CLIENTS",
                CLIENT));
    }
}
