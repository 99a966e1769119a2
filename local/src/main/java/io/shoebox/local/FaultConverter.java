package io.shoebox.local;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What the log says of an exception: of a server that does not answer, or answers that it is broken, one line; of anything
 * else, the trace.
 */
public final class FaultConverter extends RootCauseFirstThrowableProxyConverter {
    /** Called by logback, as logback.xml says. */
    public FaultConverter() {}

    @Override
    protected String throwableProxyToString(IThrowableProxy logged) {
        return server(logged)
                .map(fault -> ": " + fault)
                .orElseGet(() -> System.lineSeparator()
                        + super.throwableProxyToString(logged).stripTrailing());
    }

    /** What was being done, and what the server did. */
    private static Optional<String> server(IThrowableProxy logged) {
        return Stream.iterate(logged, cause -> cause != null, IThrowableProxy::getCause)
                .filter(cause -> cause instanceof ThrowableProxy proxy && isServer(proxy.getThrowable()))
                .findFirst()
                .map(cause -> Stream.of(logged, cause)
                        .map(FaultConverter::message)
                        .distinct()
                        .collect(Collectors.joining(": ")));
    }

    private static String message(IThrowableProxy fault) {
        return ServerFault.quote(String.valueOf(fault.getMessage()));
    }

    private static boolean isServer(Throwable fault) {
        return switch (fault) {
            case ApiCallTimeoutException late -> true;
            case ApiCallAttemptTimeoutException late -> true;
            case SdkClientException away ->
                Stream.iterate(away.getCause(), cause -> cause != null, Throwable::getCause)
                        .anyMatch(IOException.class::isInstance);
            case SdkServiceException answer -> answer.statusCode() >= 500;
            default -> false;
        };
    }
}
