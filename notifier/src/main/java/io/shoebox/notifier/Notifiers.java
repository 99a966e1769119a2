package io.shoebox.notifier;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Wires notifier: settings, clients, handler. */
final class Notifiers {
    /** A call that hangs is given up in time for the batch to be told again. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private Notifiers() {}

    static Notifier onAws(NotifierSettings settings) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(MOST)
                .socketTimeout(MOST)
                .build();
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        var api = new SignedPost(http, credentials, "appsync", settings.region(), settings.graphqlUrl(), Map.of());
        EventBus bus = settings.eventBus().isEmpty()
                ? EventBus.NONE
                : new EventBridgeBus(
                        new SignedPost(
                                http,
                                credentials,
                                "events",
                                settings.region(),
                                settings.eventsUrl(),
                                EventBridgeBus.HEADERS),
                        settings.eventBus());
        return new Notifier(new AppSyncSubscribers(api), bus);
    }
}
