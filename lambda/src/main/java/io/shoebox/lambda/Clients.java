package io.shoebox.lambda;

import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The functions' clients of AWS: region, credentials and endpoints come from the environment. */
public final class Clients {
    private Clients() {}

    /** Builds one over the JDK's own HTTP, which starts soonest and brings no package of its own. */
    public static <B extends AwsSyncClientBuilder<B, C> & SdkBuilder<B, C>, C> C of(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
}
