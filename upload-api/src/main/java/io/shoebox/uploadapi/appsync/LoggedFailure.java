package io.shoebox.uploadapi.appsync;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An exception as it may be logged: classes, stack frames and AWS's error codes, without messages, since those may quote
 * a request and the token in it.
 */
final class LoggedFailure extends Exception {
    private static final long serialVersionUID = 1;
    private static final int MOST_CAUSES = 5;

    private LoggedFailure(Throwable failure, @Nullable LoggedFailure cause) {
        super(describe(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static LoggedFailure of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static LoggedFailure of(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        return new LoggedFailure(failure, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    private static String describe(Throwable failure) {
        String name = failure.getClass().getName();
        if (!(failure instanceof AwsServiceException aws)) {
            return name;
        }
        AwsErrorDetails details = aws.awsErrorDetails();
        String code = details == null ? "unknown" : details.errorCode();
        return name + " status=" + aws.statusCode() + " code=" + code + " awsRequest=" + aws.requestId();
    }
}
