package io.shoebox.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** S3Proxy, with every request's signature checked. */
final class S3Server implements AutoCloseable {
    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT");
    private static final List<String> EXPOSED_HEADERS = List.of("ETag");

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** Where objects are kept: in a folder, or in memory if there is none. */
    static BlobStore store(@Nullable Path folder) {
        return folder == null ? new TransientNio2BlobStore() : new FilesystemNio2BlobStore(folder.toString());
    }

    static S3Server start(
            int port, BlobStore store, AwsCredentials root, BlobStoreLocator access, List<String> webOrigins) {
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(URI.create("http://" + Loopback.HOST + ":" + port))
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, root.accessKeyId(), root.secretAccessKey())
                // Temporary credentials come with x-amz-security-token, which S3Proxy does not know.
                .ignoreUnknownHeaders(true)
                .corsRules(cors(webOrigins))
                .stopTimeout(0)
                .build();
        proxy.setBlobStoreLocator(access);
        return new S3Server(Loopback.starting("S3", port, () -> {
            proxy.start();
            return proxy;
        }));
    }

    private static CrossOriginResourceSharing cors(List<String> origins) {
        return origins.isEmpty()
                ? CrossOriginResourceSharing.disabled()
                : new CrossOriginResourceSharing(origins, METHODS, List.of("*"), EXPOSED_HEADERS, "");
    }

    URI endpoint() {
        return Loopback.uri(proxy.getPort());
    }

    @Override
    public void close() {
        Loopback.stopping("S3", proxy::stop);
    }
}
