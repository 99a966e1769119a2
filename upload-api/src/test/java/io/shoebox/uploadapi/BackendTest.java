package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.model.CollectionId;
import io.shoebox.model.PhotoKey;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backends with roles of their own, which say whom they act for; and everyone else, who may only say who they are. */
final class BackendTest {
    private static final Map<String, Object> MISSING =
            Answers.invalid("identityId must be the identity that you act for, <region>:<uuid>");

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final PhotoKey alices = registered();

    @Test
    void aBackendThatIsListedActsForTheIdentityThatItNames() {
        assertThat(list("iam-role", Events.ALICE.value())).isEqualTo("holiday");
        assertThat(list("iam-role", Events.BOB.value())).isEqualTo("none");
    }

    @Test
    void aBackendSeesAnothersPhotoOnlyInTheOthersName() {
        assertThat(answer("iam-role", "getPhoto", photo(Events.ALICE.value()))).containsKey("data");
        assertThat(answer("iam-role", "getPhoto", photo(Events.BOB.value()))).isEqualTo(Answers.notAuthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "eu-central-1", "../x"})
    void aBackendThatNamesNooneIsToldTo(String name) {
        assertThat(answer("iam-role", "listMyCollections", Map.of("identityId", name)))
                .isEqualTo(MISSING);
        assertThat(answer("iam-role", "listMyCollections", Map.of())).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam-authenticated", "user-pool-id-token"})
    void aUserMayNameNooneButThemselves(String user) {
        assertThat(list(user, Events.ALICE.value())).isEqualTo("holiday");
        for (String other : new String[] {Events.BOB.value(), "", "alice"}) {
            assertThat(answer(user, "listMyCollections", Map.of("identityId", other)))
                    .isEqualTo(Answers.notAuthorized());
        }
    }

    @Test
    void aRoleThatIsNotListedIsRefusedWhoeverItNames() {
        assertThat(lambda(Events.settings())
                        .handleRequest(
                                Events.read(
                                        "iam-role", "listMyCollections", Map.of("identityId", Events.ALICE.value())),
                                new InvocationContext("1")))
                .isEqualTo(Answers.notAuthorized());
    }

    private PhotoKey registered() {
        PhotoKey key = Photos.key(Events.ALICE, new CollectionId("holiday"), 1);
        catalog.register(Photos.registered(key));
        return key;
    }

    private Map<String, Object> photo(String identity) {
        return Map.of("identityId", identity, "s3Key", alices.toString());
    }

    /** The only collection that is listed. */
    private String list(String caller, String identity) {
        Map<String, @Nullable Object> page =
                Answers.data(answer(caller, "listMyCollections", Map.of("identityId", identity)));
        return page != null && page.get("items") instanceof List<?> items && items.size() == 1
                ? String.valueOf(((Map<?, ?>) items.getFirst()).get("collectionId"))
                : "none";
    }

    private Map<String, @Nullable Object> answer(String caller, String field, Map<String, Object> arguments) {
        var settings = new HashMap<>(Events.settings());
        settings.put(UploadSettings.BACKEND_ROLES, "arn:aws:iam::123456789012:role/deployer");
        return lambda(settings).handleRequest(Events.read(caller, field, arguments), new InvocationContext("1"));
    }

    private PhotosLambda lambda(Map<String, String> settings) {
        return new PhotosLambda(UploadApi.photos(
                UploadSettings.from(settings),
                catalog,
                new FakeS3(),
                new InMemoryIdentities(InstantSource.system()),
                FakeCognito.knowing(Events.ALICE.value())));
    }
}
