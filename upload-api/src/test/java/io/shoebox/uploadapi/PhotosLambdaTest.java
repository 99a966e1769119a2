package io.shoebox.uploadapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotosLambdaTest {
    private static final CollectionId HOLIDAY = new CollectionId("holiday");

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final FakeS3 s3 = new FakeS3();
    private final PhotosLambda lambda = new PhotosLambda(UploadApi.photos(
            UploadSettings.from(Events.settings()),
            catalog,
            s3,
            new InMemoryIdentities(InstantSource.system()),
            FakeCognito.knowing(Events.ALICE.value())));

    @ParameterizedTest
    @ValueSource(strings = {"getPhoto", "addPhoto"})
    void givesTheOwnerTheRecord(String field) {
        PhotoKey key = registered(Events.ALICE, HOLIDAY, 1);

        assertThat(resolve(field, Map.of("s3Key", key.toString())))
                .containsEntry("s3Key", key.toString())
                .containsEntry("status", "REGISTERED");
    }

    @Test
    void letsTheOwnerSubscribeAndNobodyElse() {
        assertThat(resolve("onPhoto", Map.of("identityId", Events.ALICE.value())))
                .isNull();
        assertThat(json("onPhoto", Map.of("identityId", Events.BOB.value()))).isEqualTo(Answers.notAuthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"getPhoto", "addPhoto"})
    void answersNullAsLongAsThereIsNoRecordAndMakesNone(String field) {
        PhotoKey key = Photos.key(Events.ALICE, HOLIDAY, 1);

        assertThat(resolve(field, Map.of("s3Key", key.toString()))).isNull();
        assertThat(catalog.find(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getPhoto", "addPhoto", "deletePhoto"})
    void countsATombstoneAsAbsent(String field) {
        PhotoKey key = registered(Events.ALICE, HOLIDAY, 1);
        catalog.delete(key, Photos.sequencer(2), Photos.NOON);

        assertThat(resolve(field, Map.of("s3Key", key.toString()))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getPhoto", "addPhoto", "deletePhoto"})
    void refusesAnothersKeyWhetherThereIsSuchAPhotoOrNot(String field) {
        PhotoKey there = registered(Events.BOB, HOLIDAY, 1);
        PhotoKey notThere = Photos.key(Events.BOB, HOLIDAY, 2);

        for (PhotoKey key : List.of(there, notThere)) {
            assertThat(json(field, Map.of("s3Key", key.toString()))).isEqualTo(Answers.notAuthorized());
        }
        assertThat(s3.deleted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getPhoto", "addPhoto", "deletePhoto"})
    void refusesWhatIsNoKey(String field) {
        String prefixTrick = Events.ALICE + "/../" + Events.BOB + "/holiday/x";

        assertThat(json(field, Map.of("s3Key", prefixTrick)))
                .isEqualTo(Answers.invalid(
                        "s3Key is no key of a photo: not of the form <identityId>/<collectionId>/<uuid>-<filename>"));
        assertThat(json(field, Map.of())).isEqualTo(Answers.invalid("s3Key is missing"));
        assertThat(s3.deleted).isEmpty();
    }

    @Test
    void deletesTheObjectAndLeavesTheRowToItsEvent() {
        PhotoKey key = registered(Events.ALICE, HOLIDAY, 1);

        for (int time = 1; time <= 2; time++) {
            assertThat(resolve("deletePhoto", Map.of("s3Key", key.toString()))).containsEntry("s3Key", key.toString());
            assertThat(s3.deleted).hasSize(time).containsOnly("photos-bucket/" + key);
        }
        assertThat(catalog.find(key)).isPresent();
    }

    @Test
    void deletesAnObjectThatIsNotRegisteredYet() {
        PhotoKey key = Photos.key(Events.ALICE, HOLIDAY, 1);

        assertThat(resolve("deletePhoto", Map.of("s3Key", key.toString()))).isNull();
        assertThat(s3.deleted).containsExactly("photos-bucket/" + key);
    }

    @Test
    void listsTheOwnersPhotosNewestFirstPageByPage() {
        PhotoKey first = registered(Events.ALICE, HOLIDAY, 1);
        PhotoKey second = registered(Events.ALICE, HOLIDAY, 2);
        PhotoKey third = registered(Events.ALICE, HOLIDAY, 3);
        registered(Events.BOB, HOLIDAY, 4);
        registered(Events.ALICE, new CollectionId("other"), 5);

        var page = requireNonNull(resolve("listPhotos", Map.of("collectionId", "holiday", "limit", 2)));
        var rest = requireNonNull(resolve(
                "listPhotos",
                Map.of("collectionId", "holiday", "limit", 2, "nextToken", requireNonNull(page.get("nextToken")))));

        assertThat(keys(page)).containsExactly(third.toString(), second.toString());
        assertThat(keys(rest)).containsExactly(first.toString());
        assertThat(rest.get("nextToken")).isNull();
    }

    @Test
    void listsTheOwnersCollections() {
        registered(Events.ALICE, HOLIDAY, 1);
        registered(Events.ALICE, HOLIDAY, 2);
        registered(Events.BOB, new CollectionId("secret"), 3);

        assertThat(requireNonNull(resolve("listMyCollections", Map.of())).get("items"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("collectionId", "holiday")
                .containsEntry("photoCount", 2L)
                .containsOnlyKeys("collectionId", "photoCount", "createdAt", "updatedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listPhotos", "listMyCollections"})
    void refusesALimitOutOfBoundsAndATokenOfNothing(String field) {
        for (int limit : new int[] {0, -1, 101}) {
            assertThat(json(field, Map.of("collectionId", "holiday", "limit", limit)))
                    .isEqualTo(Answers.invalid("limit must be from 1 to 100, not " + limit));
        }
        assertThat(json(field, Map.of("collectionId", "holiday", "nextToken", "made up")))
                .isEqualTo(Answers.invalid("nextToken is no token of this listing"));
    }

    @Test
    void refusesACollectionIdThatBreaksTheRule() {
        assertThat(json("listPhotos", Map.of("collectionId", "a/b")))
                .isEqualTo(Answers.invalid("collectionId must be 1 to 64 of the characters A-Z a-z 0-9 _ -"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam-guest", "iam-foreign-pool", "iam-role", "api-key", "open-id-connect"})
    void listsNothingForAnyoneElse(String caller) {
        registered(Events.ALICE, HOLIDAY, 1);
        Map<String, Object> event = Events.read(caller, "listMyCollections", Map.of());

        assertThat(lambda.handleRequest(event, new InvocationContext("1"))).isEqualTo(Answers.notAuthorized());
    }

    private @Nullable Map<String, @Nullable Object> resolve(String field, Map<String, ?> arguments) {
        return Answers.data(json(field, arguments));
    }

    private Map<String, @Nullable Object> json(String field, Map<String, ?> arguments) {
        return lambda.handleRequest(Events.read("iam-authenticated", field, arguments), new InvocationContext("1"));
    }

    private PhotoKey registered(IdentityId owner, CollectionId collection, int second) {
        PhotoKey key = Photos.key(owner, collection, second);
        catalog.register(Photos.registered(key));
        return key;
    }

    private static List<Object> keys(Map<String, @Nullable Object> page) {
        return ((List<?>) requireNonNull(page.get("items")))
                .stream()
                        .<Object>map(item -> requireNonNull(((Map<?, ?>) item).get("s3Key")))
                        .toList();
    }
}
