package io.shoebox.emulator.s3;

import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.Loopback;
import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** S3Proxy, with every request's signature checked. */
public final class S3Server implements AutoCloseable {
    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT");
    private static final List<String> EXPOSED_HEADERS = List.of("ETag");

    private final S3Proxy proxy;
    private final S3Events events;

    private S3Server(S3Proxy proxy, S3Events events) {
        this.proxy = proxy;
        this.events = events;
    }

    /**
     * With its buckets in place when it returns.
     *
     * @throws io.shoebox.emulator.EmulatorException if the port is taken or the data cannot be read
     */
    public static S3Server start(S3Options options) {
        DataFolder data = options.data();
        BlobStore objects = data == null
                ? new TransientNio2BlobStore()
                : new FilesystemNio2BlobStore(data.folder("objects").toString());
        options.buckets().stream()
                .filter(bucket -> !objects.containerExists(bucket))
                .forEach(objects::createContainer);
        S3Events events = S3Events.of(options, new Sequencers(options.clock(), Sequencers.ceiling(data)));
        try {
            return start(options, new NotifyingBlobStore(objects, events), events);
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    private static S3Server start(S3Options options, BlobStore store, S3Events events) {
        AwsCredentials owner = options.owner();
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(Loopback.uri(options.port()))
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, owner.accessKeyId(), owner.secretAccessKey())
                // Temporary credentials come with x-amz-security-token, which S3Proxy does not know.
                .ignoreUnknownHeaders(true)
                .corsRules(cors(options.webOrigins()))
                .stopTimeout(0)
                .build();
        proxy.setBlobStoreLocator(new AccessCheck(owner, options.sessions(), store));
        return new S3Server(
                Loopback.starting("S3", options.port(), () -> {
                    proxy.start();
                    return proxy;
                }),
                events);
    }

    private static CrossOriginResourceSharing cors(List<String> origins) {
        return origins.isEmpty()
                ? CrossOriginResourceSharing.disabled()
                : new CrossOriginResourceSharing(origins, METHODS, List.of("*"), EXPOSED_HEADERS, "");
    }

    /** Its address. */
    public URI endpoint() {
        return Loopback.uri(proxy.getPort());
    }

    /** What its buckets tell queues, for who has to make up for events that a crash swallowed. */
    public S3Events events() {
        return events;
    }

    @Override
    public void close() {
        Loopback.stopping("S3", proxy::stop, events::close);
    }
}
