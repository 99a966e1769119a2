package io.shoebox.emulator.s3.nio2blob;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * Makes stores whose every method is one handler's. S3Proxy looks for {@code .nio2blob.} in the name of a store's class to
 * learn what it can do, such as conditional puts, and a proxy's class is of the package of its interface that is not public.
 */
public final class Nio2Proxy {
    private Nio2Proxy() {}

    private interface Store extends BlobStore {}

    /** A store that asks the handler. */
    public static BlobStore of(InvocationHandler handler) {
        return (BlobStore) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, handler);
    }
}
