package io.shoebox.local;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Says in one sentence what is the matter with a server that is not ours, and what to do. */
final class ServerFault {
    private static final int LONGEST_QUOTE = 160;

    private static final Set<String> REFUSALS = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "InvalidToken",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    /** Of a server that knows the protocol, but not what it was asked for. */
    private static final Set<String> UNKNOWN_OPERATION = Set.of(
            "InvalidAction",
            "MethodNotAllowed",
            "NotImplemented",
            "UnknownOperation",
            "UnknownOperationException",
            "UnsupportedOperation");

    private final AwsService service;
    private final URI endpoint;
    private final String credentials;

    ServerFault(AwsService service, AwsEndpoint server) {
        this.service = service;
        endpoint = service.endpoint(server.access());
        credentials = server.credentials();
    }

    LocalServerException of(RuntimeException fault) {
        return new LocalServerException(sentence(fault), fault);
    }

    /** A server that answers with a web page is none of AWS's protocols, whatever the page says. */
    void checkNoPage(SdkHttpResponse response) {
        if (isPage(response)) {
            throw new LocalServerException(lacking("it sent a web page, status " + response.statusCode()));
        }
    }

    private String sentence(RuntimeException fault) {
        if (fault instanceof AwsServiceException answer) {
            return sentence(answer);
        }
        if (chain(fault).anyMatch(SSLException.class::isInstance)) {
            return service + " at " + endpoint + " does not speak TLS as it should (" + root(fault)
                    + "): give its address with http://, or mend its certificate.";
        }
        Predicate<Throwable> silence = cause -> cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ApiCallTimeoutException
                || cause instanceof ApiCallAttemptTimeoutException;
        return chain(fault).anyMatch(silence)
                ? "No " + service + " answers at " + endpoint + " (" + root(fault)
                        + "): start the server there, or say with --aws-endpoint or " + service.variable()
                        + " where it is."
                : lacking("its answer cannot be read");
    }

    private String sentence(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = code(answer);
        int status = answer.statusCode();
        if (details != null && details.sdkHttpResponse() != null && isPage(details.sdkHttpResponse())) {
            return lacking("it sent a web page, status " + status);
        }
        if (status == 401 || status == 403 || (code != null && REFUSALS.contains(code))) {
            return service + " at " + endpoint + " refuses the credentials (" + answer(status, code, null) + "), "
                    + credentials + ": set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, to some that"
                    + " it knows and that may do this.";
        }
        String quoted = answer(status, code, details == null ? null : details.errorMessage());
        if (code == null || status == 501 || UNKNOWN_OPERATION.contains(code)) {
            return lacking("it answered " + quoted);
        }
        return service + " at " + endpoint + " answered " + quoted + ": look into its log, and try again.";
    }

    /** Whether a server knows S3, but not the operation that it was asked for. */
    static boolean isUnknownOperation(AwsServiceException answer) {
        String code = code(answer);
        return code != null && UNKNOWN_OPERATION.contains(code);
    }

    /** The name of the error, if the server gave one. */
    static @Nullable String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null ? null : details.errorCode();
    }

    private String lacking(String why) {
        return "The server at " + endpoint + " offers no " + service + " that Shoebox can use (" + why
                + "): enable it there, or set " + service.variable() + " to a server that has it.";
    }

    private static String answer(int status, @Nullable String code, @Nullable String message) {
        return status + (code == null ? "" : " " + quote(code)) + (message == null ? "" : ", '" + quote(message) + "'");
    }

    /** Servers' words, in one line of bounded length, without the full stop. */
    static String quote(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String bounded = line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
        return bounded.endsWith(".") ? bounded.substring(0, bounded.length() - 1) : bounded;
    }

    private static boolean isPage(SdkHttpResponse response) {
        return response.firstMatchingHeader("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .isPresent();
    }

    private static String root(Throwable fault) {
        Throwable last = chain(fault).reduce(fault, (first, second) -> second);
        return quote(
                Optional.ofNullable(last.getMessage()).orElse(last.getClass().getSimpleName()));
    }

    private static Stream<Throwable> chain(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
    }
}
