package io.shoebox.emulator.s3;

import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.emulator.s3.S3Operation.Need;
import io.shoebox.emulator.s3.nio2blob.Nio2Proxy;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects as one session may use them: each operation is checked against the policy first, by {@link S3Operation}. */
final class PolicedBlobStore implements InvocationHandler {
    /** S3Proxy follows {@code ..} in a key to another object, which S3 does not: such a key is nobody's. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(?:/|$)");

    private static final Object[] NONE = {};

    private final BlobStore store;
    private final PolicyDocument policy;
    private final BooleanSupplier expired;

    private PolicedBlobStore(BlobStore store, PolicyDocument policy, BooleanSupplier expired) {
        this.store = store;
        this.policy = policy;
        this.expired = expired;
    }

    static BlobStore of(BlobStore store, PolicyDocument policy, BooleanSupplier expired) {
        return Nio2Proxy.of(new PolicedBlobStore(store, policy, expired));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? NONE : given;
        if (method.getDeclaringClass() == Object.class) {
            return call(this, method, arguments);
        }
        return switch (S3Operation.TABLE.get(S3Operation.name(method))) {
            case S3Operation.Needs needs -> checked(needs, method, arguments);
            case S3Operation.Harmless harmless -> call(store, method, arguments);
            case S3Operation.MadeOfOthers made -> InvocationHandler.invokeDefault(proxy, method, arguments);
            case null -> throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED);
        };
    }

    private @Nullable Object checked(S3Operation.Needs needs, Method method, Object[] arguments) throws Throwable {
        try {
            for (Need need : needs.needs()) {
                check(need.action(), need.resource().arn(arguments));
            }
            return call(store, method, arguments);
        } catch (NoSuchKeyException e) {
            // Whether an object is there is for those to know who may list its bucket (S3 API Reference, GetObject).
            if (needs.needs().getFirst().equals(new Need("s3:GetObject", S3Operation.Resource.OBJECT))) {
                check("s3:ListBucket", S3Operation.Resource.BUCKET.arn(arguments));
            }
            throw e;
        } catch (RuntimeException refusal) {
            if (arguments.length > 0 && arguments[arguments.length - 1] instanceof InputStream body) {
                PoliteRefusal.drain(body);
            }
            throw refusal;
        }
    }

    private void check(String action, String resource) {
        if (expired.getAsBoolean()) {
            throw S3Exception.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ExpiredToken")
                            .errorMessage("The provided token has expired.")
                            .build())
                    .build();
        }
        if (!allows(policy, action, resource)) {
            throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED);
        }
    }

    /** Whether a policy that is not out of date allows it on what S3 and S3Proxy both take for the resource. */
    static boolean allows(PolicyDocument policy, String action, String resource) {
        return !DOT_SEGMENT.matcher(resource).find() && policy.allows(action, resource);
    }

    private static @Nullable Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
