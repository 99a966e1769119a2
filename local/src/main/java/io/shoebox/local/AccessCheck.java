package io.shoebox.local;

import io.shoebox.model.ViewerPolicy;
import java.util.Map;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Tells S3Proxy the secret of an access key, for checking the signature, and what its owner may do. */
final class AccessCheck implements BlobStoreLocator {
    private final AwsCredentials root;
    private final Sessions sessions;
    private final PolicyDocument policy;
    private final BlobStore store;

    AccessCheck(AwsCredentials root, Sessions sessions, PolicyDocument policy, BlobStore store) {
        this.root = root;
        this.sessions = sessions;
        this.policy = policy;
        this.store = store;
    }

    @Override
    public @Nullable AccessGrant locateBlobStore(
            @Nullable String accessKeyId, @Nullable String bucket, @Nullable String key) {
        if (accessKeyId == null) {
            return null;
        }
        if (accessKeyId.equals(root.accessKeyId())) {
            return new AccessGrant(root.secretAccessKey(), store);
        }
        return sessions.find(accessKeyId).map(this::grant).orElse(null);
    }

    private AccessGrant grant(SessionCredentials session) {
        Map<String, String> variables =
                Map.of(ViewerPolicy.IDENTITY_VARIABLE, session.identity().value());
        BlobStore limited = new PolicedBlobStore(store, policy.with(variables), () -> sessions.isExpired(session));
        return new AccessGrant(session.secretAccessKey(), limited);
    }
}
