package io.shoebox.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** PutObjectTagging, GetObjectTagging and DeleteObjectTagging, which S3Proxy does not have. */
final class Tagging {
    private static final String PARAMETER = "tagging";
    private static final int MOST_BODY = 64 << 10;

    private final AwsCredentials owner;
    private final Sessions sessions;
    private final BlobStore store;
    private final ObjectTags tags;
    private final HeaderSignature signature;

    Tagging(AwsCredentials owner, Sessions sessions, BlobStore store, ObjectTags tags, Clock clock) {
        this.owner = owner;
        this.sessions = sessions;
        this.store = store;
        this.tags = tags;
        signature = new HeaderSignature(clock);
    }

    /** What is answered. */
    sealed interface Answer {
        record Done(int status, String xml) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** An operation on an object's tags, as policies name it. */
    private enum Operation {
        PUT("s3:PutObjectTagging"),
        GET("s3:GetObjectTagging"),
        DELETE("s3:DeleteObjectTagging");

        private final String action;

        Operation(String action) {
            this.action = action;
        }
    }

    private record Target(Operation operation, String bucket, String key) {
        String arn() {
            return "arn:aws:s3:::" + bucket + "/" + key;
        }
    }

    /** Whether it is about tags of an object. */
    static boolean isMeant(Request request) {
        return target(request) != null;
    }

    private static @Nullable Target target(Request request) {
        if (Request.extractQueryParameters(request).get(PARAMETER) == null) {
            return null;
        }
        String[] path = request.getHttpURI().getPath().split("/", 3);
        if (path.length < 3 || path[2].isEmpty()) {
            return null;
        }
        for (Operation operation : Operation.values()) {
            if (operation.name().equals(request.getMethod())) {
                return new Target(operation, decoded(path[1]), decoded(path[2]));
            }
        }
        return null;
    }

    /** Of a path, where a plus sign is one. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    /** @param credential of the request, whose session token was compared */
    Answer answer(Request request, @Nullable Credential credential) throws IOException {
        Target target = target(request);
        if (target == null) {
            throw new IllegalArgumentException("not about tags");
        }
        byte[] body;
        try (InputStream in = Content.Source.asInputStream(request)) {
            body = in.readNBytes(MOST_BODY);
            if (in.read() >= 0) {
                in.skip(Long.MAX_VALUE);
                return new Answer.Refused(Refusal.MALFORMED_XML);
            }
        }
        Refusal refusal = refusal(request, credential, target, body);
        return refusal == null ? answer(target, body) : new Answer.Refused(refusal);
    }

    private @Nullable Refusal refusal(Request request, @Nullable Credential credential, Target target, byte[] body) {
        if (credential == null) {
            return Refusal.NOT_IN_THE_HEADER;
        }
        if (credential.accessKeyId().equals(owner.accessKeyId())) {
            return signature.refusal(request, body, owner.secretAccessKey());
        }
        Session session = sessions.find(credential.accessKeyId()).orElse(null);
        if (session == null) {
            return Refusal.NO_TOKEN;
        }
        Refusal wrong = signature.refusal(request, body, session.secretAccessKey());
        if (wrong != null) {
            return wrong;
        }
        if (sessions.isExpired(session)) {
            return Refusal.EXPIRED_TOKEN;
        }
        return PolicedBlobStore.allows(session.policy(), target.operation().action, target.arn())
                ? null
                : Refusal.DENIED;
    }

    private Answer answer(Target target, byte[] body) {
        try {
            HeadObjectResponse object = store.blobMetadata(target.bucket(), target.key());
            return switch (target.operation()) {
                case GET -> new Answer.Done(200, TagSet.write(tags.of(target.bucket(), target.key(), object)));
                case PUT -> {
                    tags.put(TaggedObject.of(target.bucket(), target.key(), object, TagSet.read(body)));
                    yield new Answer.Done(200, "");
                }
                case DELETE -> {
                    tags.put(TaggedObject.of(target.bucket(), target.key(), object, Map.of()));
                    yield new Answer.Done(204, "");
                }
            };
        } catch (TagSet.InvalidTags e) {
            return new Answer.Refused(e.refusal());
        } catch (NoSuchBucketException e) {
            return new Answer.Refused(Refusal.NO_BUCKET);
        } catch (NoSuchKeyException e) {
            return new Answer.Refused(Refusal.NO_KEY);
        }
    }
}
