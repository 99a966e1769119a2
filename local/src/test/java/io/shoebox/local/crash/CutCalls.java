package io.shoebox.local.crash;

import io.shoebox.local.crash.CutPoint.Side;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts the calls of all SDK clients of its process, and ends that as kill -9 does at one of them: right before it is
 * sent, or when the server has answered it. The SDK finds it by a file on the class path of processes that are to die.
 */
public final class CutCalls implements ExecutionInterceptor {
    static final String CALL = "shoebox.cut.call";
    static final String SIDE = "shoebox.cut.side";
    static final String CUT = "CUT";

    private static final CutPoint POINT =
            new CutPoint(Integer.getInteger(CALL, Integer.MAX_VALUE), Side.valueOf(System.getProperty(SIDE, "BEFORE")));
    private static final AtomicInteger CALLS = new AtomicInteger();

    /** For the SDK. */
    public CutCalls() {}

    /** How many there were so far. */
    static int calls() {
        return CALLS.get();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (CALLS.incrementAndGet() == POINT.call() && POINT.side() == Side.BEFORE) {
            die(attributes);
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (CALLS.get() == POINT.call() && POINT.side() == Side.AFTER) {
            die(attributes);
        }
    }

    private static void die(ExecutionAttributes attributes) {
        System.out.println(CUT + " " + POINT + ", " + attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + "."
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        System.out.flush();
        Runtime.getRuntime().halt(137);
    }
}
