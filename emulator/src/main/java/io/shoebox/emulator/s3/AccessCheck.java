package io.shoebox.emulator.s3;

import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Tells S3Proxy the secret of an access key, for checking the signature, and what its owner may do. */
final class AccessCheck implements BlobStoreLocator {
    private final AwsCredentials root;
    private final Sessions sessions;
    private final BlobStore store;

    AccessCheck(AwsCredentials root, Sessions sessions, BlobStore store) {
        this.root = root;
        this.sessions = sessions;
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

    private AccessGrant grant(Session session) {
        BlobStore limited = PolicedBlobStore.of(store, session.policy(), () -> sessions.isExpired(session));
        return new AccessGrant(session.secretAccessKey(), limited);
    }
}
