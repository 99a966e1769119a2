package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Identities;
import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.InMemoryIdentities;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often Cognito is asked, whose quota of GetId is 25 a second in an account. */
final class GetIdTest {
    private static final int USERS = 10;

    private final FakeCognito cognito = new FakeCognito(
            request -> identity(request.logins().values().iterator().next()));
    private final Identities identities = new InMemoryIdentities(InstantSource.system());

    @Test
    void aThousandCallsOfTenUsersAskTenTimes() {
        List<PhotosLambda> instances = List.of(photos(), photos(), photos());
        for (int call = 0; call < 1000; call++) {
            int user = call % USERS;
            String use = call < USERS || call % 3 == 0 ? "id" : "access";
            Map<String, Object> event = event(user, use, "listMyCollections", Map.of());
            assertThat(instances.get(call / USERS % 3).handleRequest(event, new InvocationContext("" + call)))
                    .containsKey("data");
        }
        assertThat(cognito.asked).hasSize(USERS);
    }

    @Test
    void whatOneFunctionLearnsTheOtherKnows() {
        photos().handleRequest(event(1, "id", "listMyCollections", Map.of()), new InvocationContext("1"));
        var presign = new PresignLambda(UploadApi.presign(
                UploadSettings.from(Events.settings()),
                StaticPresigner.create(),
                identities,
                cognito,
                InstantSource.system(),
                new Random(1)));
        Map<String, @Nullable Object> details = Answers.data(presign.handleRequest(
                event(
                        1,
                        "access",
                        "getUploadUrl",
                        Map.of(
                                "collectionId", "holiday",
                                "filename", "a.jpg",
                                "contentType", "image/jpeg",
                                "contentLength", 1000)),
                new InvocationContext("2")));
        assertThat(String.valueOf(details == null ? null : details.get("s3Key")))
                .startsWith(identity("token-1") + "/");
        assertThat(cognito.asked).hasSize(1);
    }

    @Test
    void firstCallsAtOnceAreAllAnswered() throws Exception {
        PhotosLambda photos = photos();
        var start = new CyclicBarrier(8);
        List<Callable<Map<String, @Nullable Object>>> calls = IntStream.range(0, 8)
                .<Callable<Map<String, @Nullable Object>>>mapToObj(call -> () -> {
                    start.await();
                    return photos.handleRequest(
                            event(1, "id", "listMyCollections", Map.of()), new InvocationContext("" + call));
                })
                .toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Map<String, @Nullable Object>> answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).containsKey("data");
            }
        }
        assertThat(cognito.asked).hasSizeBetween(1, 8);
        assertThat(photos.handleRequest(event(1, "access", "listMyCollections", Map.of()), new InvocationContext("9")))
                .containsKey("data");
    }

    private PhotosLambda photos() {
        return new PhotosLambda(UploadApi.photos(
                UploadSettings.from(Events.settings()), new InMemoryCatalog(), new FakeS3(), identities, cognito));
    }

    private static String identity(String token) {
        return "eu-central-1:00000000-0000-4000-8000-%012d"
                .formatted(Integer.parseInt(token.substring("token-".length())));
    }

    private static Map<String, Object> event(int user, String use, String field, Map<String, Object> arguments) {
        Map<String, Object> event = Events.read("user-pool-" + use + "-token", field, arguments);
        Map<String, String> claims =
                Map.of("sub", "user-" + user, "token_use", use, use.equals("id") ? "aud" : "client_id", Events.CLIENT);
        event.put("identity", Map.of("issuer", Events.USER_POOL.issuer(), "claims", claims));
        event.put("request", Map.of("headers", Map.of("authorization", "token-" + user)));
        return event;
    }
}
