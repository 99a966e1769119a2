package io.shoebox.ingestworker.schedules;

import io.shoebox.catalog.Catalog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A fault that is planted in one worker, between it and the servers that it calls. */
abstract class Plant {
    /** A worker as it is. */
    static final Plant NONE = new Plant() {};

    /** The catalog as the worker has it. */
    Catalog catalog(Catalog real) {
        return proxy(Catalog.class, real, (method, arguments) -> inCatalog(real, method, arguments));
    }

    /** The queues as the worker has them. */
    SqsClient sqs(SqsClient real) {
        return proxy(SqsClient.class, real, (method, arguments) -> inQueues(real, method, arguments));
    }

    @Nullable
    Object inCatalog(Catalog real, Method method, Object[] arguments) throws Throwable {
        return call(real, method, arguments);
    }

    @Nullable
    Object inQueues(SqsClient real, Method method, Object[] arguments) throws Throwable {
        return call(real, method, arguments);
    }

    private interface Body {
        @Nullable
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private <T> T proxy(Class<T> type, T real, Body body) {
        if (this == NONE) {
            return real;
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (it, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            return body.call(method, arguments);
        }));
    }

    static @Nullable Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
