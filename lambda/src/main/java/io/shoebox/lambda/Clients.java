package io.shoebox.lambda;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The functions' clients of AWS: region, credentials and endpoints come from the environment. */
public final class Clients {
    private Clients() {}

    /**
     * How long a call may take, the reading of its answer's body included.
     *
     * @param attempt one request
     * @param whole all of them, with the SDK's own retries
     */
    public record Calls(Duration attempt, Duration whole) {
        /** Somebody waits for the answer. */
        public static final Calls OF_API = new Calls(Duration.ofSeconds(2), Duration.ofSeconds(5));
        /** A queue waits, and a large photo may have to be read. */
        public static final Calls OF_WORKERS = new Calls(Duration.ofSeconds(10), Duration.ofSeconds(30));

        private ClientOverrideConfiguration configuration() {
            return ClientOverrideConfiguration.builder()
                    .apiCallAttemptTimeout(attempt)
                    .apiCallTimeout(whole)
                    .build();
        }
    }

    /** Builds one over the JDK's own HTTP, which starts soonest and brings no package of its own. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder, Calls calls) {
        return builder.overrideConfiguration(calls.configuration())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
