package io.shoebox.bench.api;

import io.shoebox.uploadapi.appsync.AppSyncHandler;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What is called over and over. */
public enum Call {
    /** A ticket from the function's handler: caller, rules, key, signature, answer. */
    TICKET("getUploadUrl"),
    /** A page of photos from the function's handler. */
    LIST("listPhotos"),
    /** The AWS SDK's signature alone, of the same headers. */
    SIGNATURE("S3Presigner");

    private static final Duration EXPIRY = Duration.ofMinutes(5);

    private final String text;

    Call(String text) {
        this.text = text;
    }

    /** As people know it. */
    public String text() {
        return text;
    }

    /** To be called again and again; each time something is different, and it fails where the answer is not what it should be. */
    Runnable prepared() {
        return switch (this) {
            case TICKET ->
                answered(Handlers.tickets(), Handlers.event("getUploadUrl", Handlers.ticketArguments()), "url");
            case LIST -> answered(Handlers.photos(), Handlers.event("listPhotos", Handlers.listArguments()), "items");
            case SIGNATURE -> {
                S3Presigner presigner = Handlers.presigner();
                yield () -> sign(presigner);
            }
        };
    }

    private static Runnable answered(AppSyncHandler handler, Map<String, Object> event, String expected) {
        return () -> {
            Map<String, ?> answer = handler.handle(event, UUID.randomUUID().toString());
            if (!(answer.get("data") instanceof Map<?, ?> data) || !data.containsKey(expected)) {
                throw new IllegalStateException("not what was asked for: " + answer);
            }
        };
    }

    private static void sign(S3Presigner presigner) {
        PutObjectRequest put = PutObjectRequest.builder()
                .bucket(Handlers.BUCKET)
                .key(Handlers.OWNER.value() + "/holiday/" + UUID.randomUUID() + "-cafe.jpg")
                .contentType("image/jpeg")
                .contentLength(123456L)
                .ifNoneMatch("*")
                .metadata(Map.of(
                        "owner", Handlers.OWNER.value(),
                        "filename", "Caf%C3%A9.JPG",
                        "request", UUID.randomUUID().toString()))
                .build();
        String query = presigner
                .presignPutObject(request -> request.signatureDuration(EXPIRY).putObjectRequest(put))
                .url()
                .getQuery();
        if (!query.contains("X-Amz-Signature=")) {
            throw new IllegalStateException("not signed");
        }
    }
}
