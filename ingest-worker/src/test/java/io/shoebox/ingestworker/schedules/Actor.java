package io.shoebox.ingestworker.schedules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A worker's process, which goes on only when it is told to, and then to its next call of S3, DynamoDB or SQS: of all
 * actors one runs at a time, so a schedule repeats. Calls that it makes at once are made one after the other, in any order,
 * with those of other actors between them.
 */
final class Actor {
    /** What becomes of the call that it is about to make. */
    enum Order {
        GO,
        /** The call never arrives. */
        FAIL_BEFORE,
        /** The call has its effect, and the answer is lost. */
        FAIL_AFTER,
        DIE
    }

    private static final Set<String> NO_CALLS =
            Set.of("close", "serviceName", "serviceClientConfiguration", "toString", "hashCode", "equals");

    private final String name;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final ReentrantLock oneCall = new ReentrantLock();
    private Runnable poll = () -> {};
    private Order order = Order.GO;
    private boolean busy;
    /** What it had begun beside the call that it died at dies too. */
    private boolean dead;

    private String next = "";
    private @Nullable Throwable escaped;

    Actor(String name) {
        this.name = name;
    }

    /** What it does again and again. */
    void does(Runnable work) {
        poll = work;
    }

    /** A service as this actor calls it. */
    <T> T calls(Class<T> service, T real) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                    if (NO_CALLS.contains(method.getName())) {
                        return invoke(real, method, arguments);
                    }
                    oneCall.lock();
                    try {
                        pause(service.getSimpleName() + "." + method.getName());
                        Object result = invoke(real, method, arguments);
                        if (order == Order.FAIL_AFTER) {
                            throw SdkClientException.create("the connection was reset");
                        }
                        return result;
                    } finally {
                        oneCall.unlock();
                    }
                }));
    }

    private static @Nullable Object invoke(Object real, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void pause(String call) {
        if (dead) {
            throw new Killed();
        }
        next = call;
        back.release();
        turn.acquireUninterruptibly();
        switch (order) {
            case DIE -> {
                dead = true;
                throw new Killed();
            }
            case FAIL_BEFORE -> throw SdkClientException.create("the connection was refused");
            case GO, FAIL_AFTER -> {}
        }
    }

    /** Makes the call that it is at, or begins, and goes on to the next. */
    void step(Order what) {
        order = what;
        if (busy) {
            turn.release();
        } else {
            busy = true;
            dead = false;
            Thread.ofVirtual().start(this::run);
        }
        back.acquireUninterruptibly();
    }

    private void run() {
        try {
            poll.run();
        } catch (Killed | SdkException e) {
            // As a poller does: whatever is not deleted comes again.
        } catch (RuntimeException | Error e) {
            escaped = e;
        }
        busy = false;
        next = "";
        back.release();
    }

    /** In the midst of something. */
    boolean isBusy() {
        return busy;
    }

    /** The call that it makes next. */
    String next() {
        return next;
    }

    /** What no worker may let out. */
    @Nullable
    Throwable escaped() {
        return escaped;
    }

    @Override
    public String toString() {
        return name;
    }
}
