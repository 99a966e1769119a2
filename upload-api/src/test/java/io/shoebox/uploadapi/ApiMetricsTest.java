package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.ErrorType;
import io.shoebox.uploadapi.appsync.UnavailableException;
import io.shoebox.uploadapi.tickets.Allowance;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ApiMetricsTest {
    private final List<String> counted = new ArrayList<>();
    private final PresignLambda lambda = new PresignLambda(UploadApi.presign(
            UploadSettings.from(Events.settings()),
            StaticPresigner.create(),
            new InMemoryIdentities(InstantSource.system()),
            FakeCognito.knowing(Events.ALICE.value()),
            Allowance.NONE,
            InstantSource.system(),
            new Random(1),
            new ApiMetrics() {
                @Override
                public void ticket() {
                    counted.add("ticket");
                }

                @Override
                public void called(String field) {
                    counted.add("called " + field);
                }

                @Override
                public void failed(String field, ErrorType error) {
                    counted.add("failed " + field + " " + error.text());
                }
            }));

    @Test
    void aTicketIsACallAndATicket() {
        call(Events.read("iam-authenticated"));
        assertThat(counted).containsExactly("called getUploadUrl", "ticket");
    }

    @Test
    void aRefusalIsACallThatFailed() {
        call(Events.read("iam-guest"));
        call(Events.read("iam-authenticated", "getUploadUrl", Map.of("contentType", "text/html")));
        assertThat(counted)
                .containsExactly(
                        "called getUploadUrl",
                        "failed getUploadUrl NotAuthorized",
                        "called getUploadUrl",
                        "failed getUploadUrl InvalidRequest");
    }

    @Test
    void namesThatAreNoFieldsAreCountedAsOne() {
        assertThatThrownBy(() -> call(Events.read("iam-authenticated", "whatever", Map.of())))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> call(Map.of())).isInstanceOf(UnavailableException.class);
        assertThat(counted)
                .containsExactly("called unknown", "failed unknown Unavailable", "failed unknown Unavailable");
    }

    private void call(Map<String, Object> event) {
        lambda.handleRequest(event, new InvocationContext("1"));
    }
}
