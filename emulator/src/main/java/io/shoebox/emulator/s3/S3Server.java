package io.shoebox.emulator.s3;

import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.Loopback;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** S3Proxy, with every request's signature checked, behind a {@link S3Door} of ours. */
public final class S3Server implements AutoCloseable {
    private final S3Proxy proxy;
    private final S3Events events;
    private final Lifecycle lifecycle;

    private S3Server(S3Proxy proxy, S3Events events, Lifecycle lifecycle) {
        this.proxy = proxy;
        this.events = events;
        this.lifecycle = lifecycle;
    }

    /**
     * With its buckets in place when it returns.
     *
     * @throws io.shoebox.emulator.EmulatorException if the port is taken or the data cannot be read
     */
    public static S3Server start(S3Options options) {
        DataFolder data = options.data();
        BlobStore objects = data == null
                ? new WholeBlobStore(new TransientNio2BlobStore(), WholeObjects.inMemory())
                : kept(data.folder("objects"));
        options.buckets().stream()
                .filter(bucket -> !objects.containerExists(bucket))
                .forEach(objects::createContainer);
        ObjectTags tags = ObjectTags.of(data);
        S3Events events = S3Events.of(options, new Sequencers(options.clock(), Sequencers.ceiling(data)));
        try {
            return start(options, new NotifyingBlobStore(objects, events), events, tags);
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    private static BlobStore kept(Path buckets) {
        return new WholeBlobStore(new FilesystemNio2BlobStore(buckets.toString()), WholeObjects.in(buckets));
    }

    private static S3Server start(S3Options options, NotifyingBlobStore store, S3Events events, ObjectTags tags) {
        AwsCredentials owner = options.owner();
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(Loopback.uri(options.port()))
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, owner.accessKeyId(), owner.secretAccessKey())
                // Temporary credentials come with x-amz-security-token, which S3Proxy does not know.
                .ignoreUnknownHeaders(true)
                .corsRules(CrossOriginResourceSharing.disabled())
                .stopTimeout(0)
                .build();
        proxy.setBlobStoreLocator(new AccessCheck(owner, options.sessions(), store));
        Server server = serverOf(proxy);
        var tagging = new Tagging(owner, options.sessions(), store, tags, options.clock());
        server.setHandler(
                new S3Door(server.getHandler(), owner.accessKeyId(), options.sessions(), options.cors(), tagging));
        var lifecycle = new Lifecycle(options.lifecycle(), tags, store, options.clock());
        var s3 = new S3Server(
                Loopback.starting("S3", options.port(), () -> {
                    proxy.start();
                    return proxy;
                }),
                events,
                lifecycle);
        lifecycle.start();
        return s3;
    }

    /** S3Proxy's own server, for which it has no accessor: only there can a request be looked at with all its headers. */
    private static Server serverOf(S3Proxy proxy) {
        try {
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            return (Server) field.get(proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of S3Proxy keeps its server elsewhere", e);
        }
    }

    /** Its address. */
    public URI endpoint() {
        return Loopback.uri(proxy.getPort());
    }

    /** What its buckets tell queues, for who has to make up for events that a crash swallowed. */
    public S3Events events() {
        return events;
    }

    /** Removes what the rules of lifecycles demand by now, which else is done at the start and each hour; returns how many. */
    public int applyLifecycle() {
        return lifecycle.apply();
    }

    @Override
    public void close() {
        Loopback.stopping("S3", lifecycle::close, proxy::stop, events::close);
    }
}
