package io.shoebox.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The signals by which a process is told to end. {@code sun.misc.Signal} is called by reflection, since the compiler warns of
 * it whatever is said; the JVM's own shutdown hooks would never hear of a second signal.
 */
final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /** Runs this at each SIGTERM, and at each Ctrl-C, instead of ending the JVM. */
    static void onEnd(Runnable handler) {
        on("TERM", handler);
        on("INT", handler);
    }

    private static void on(String name, Runnable handler) {
        try {
            Class<?> signal = Class.forName(SIGNAL);
            Class<?> type = Class.forName(HANDLER);
            InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    handler.run();
                    yield null;
                }
                // Nobody asks, but the type wants an answer.
                case "equals" -> false;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "signals";
            };
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {type}, calls);
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM cannot be told of SIG" + name, e);
        }
    }
}
