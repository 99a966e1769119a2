package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class FaultConverterTest {
    @Test
    void aServerThatDoesNotAnswerOrIsBrokenIsOneLine() {
        var away = SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused"));
        var broken = S3Exception.builder().statusCode(503).message("busy\nnow").build();

        assertThat(logged(new IllegalStateException("outer", away)))
                .isEqualTo(": outer: Unable to execute HTTP request");
        assertThat(logged(away)).isEqualTo(": Unable to execute HTTP request");
        assertThat(logged(ApiCallTimeoutException.create(20))).startsWith(": Client execution did not complete");
        assertThat(logged(broken)).isEqualTo(": busy now");
    }

    @Test
    void anythingElseKeepsItsTrace() {
        var ours = S3Exception.builder().statusCode(400).message("malformed").build();
        var invalid = SdkClientException.create("Unable to marshall", new IllegalArgumentException("a bug"));

        assertThat(logged(invalid))
                .contains("Unable to marshall", "a bug", "\tat " + getClass().getName());
        assertThat(logged(SdkClientException.create("no credentials")))
                .contains("\tat " + getClass().getName());
        assertThat(logged(ours)).contains("malformed", "\tat " + getClass().getName());
        assertThat(logged(new IllegalStateException("a bug")))
                .contains("a bug", "\tat " + getClass().getName());
    }

    @Test
    void withoutAnExceptionThereIsNothing() {
        assertThat(logged(null)).isEmpty();
    }

    private static String logged(@org.jspecify.annotations.Nullable Throwable fault) {
        var converter = new FaultConverter();
        converter.setOptionList(List.of("8"));
        converter.start();
        var logger = new LoggerContext().getLogger("test");
        return converter.convert(new LoggingEvent("", logger, Level.WARN, "message", fault, null));
    }
}
