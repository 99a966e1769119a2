package io.shoebox.notifier;

import io.shoebox.model.Environment;
import java.net.URI;
import java.util.Map;

/**
 * What notifier is told by its environment.
 *
 * @param graphqlUrl the API's address
 * @param eventBus name of the bus for backends; empty for none
 * @param eventsUrl EventBridge's address
 */
public record NotifierSettings(URI graphqlUrl, String eventBus, URI eventsUrl, String region) {
    /** The API's address. */
    public static final String GRAPHQL_URL = "GRAPHQL_URL";
    /** Name of the event bus; without it no events are put. */
    public static final String EVENT_BUS = "EVENT_BUS";
    /** EventBridge's address, where it is not the region's own. */
    public static final String EVENTS_URL = "AWS_ENDPOINT_URL_EVENTBRIDGE";

    private static final String REGION = "AWS_REGION";

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static NotifierSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        String region = env.text(REGION);
        env.text(GRAPHQL_URL);
        URI none = URI.create("");
        URI graphql = env.parsed(GRAPHQL_URL, none, "a URL", NotifierSettings::url);
        String bus = env.text(EVENT_BUS, "");
        URI events = env.parsed(EVENTS_URL, none, "a URL", NotifierSettings::url);
        env.check();
        return new NotifierSettings(
                graphql,
                bus,
                events.equals(none) ? URI.create("https://events." + region + domain(region)) : events,
                region);
    }

    private static String domain(String region) {
        return region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        if (url.getHost() == null) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }
}
