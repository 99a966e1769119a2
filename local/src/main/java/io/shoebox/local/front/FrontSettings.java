package io.shoebox.local.front;

import io.shoebox.local.ServerSettings;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How what people reach is to run: sign-in, the GraphQL API and the page, each on a port of 127.0.0.1; 0 takes a free one.
 *
 * @param page the built page to serve; null if there is none
 * @param confirmsBySelf whether people who sign up need no code
 */
public record FrontSettings(
        int signInPort,
        int graphQlPort,
        int pagePort,
        @Nullable Path page,
        boolean confirmsBySelf) {
    /** Free ports, no page, codes. */
    public static final FrontSettings FREE = new FrontSettings(0, 0, 0, null, false);

    /** @throws IllegalArgumentException if one is no port */
    public FrontSettings {
        if (!IntStream.of(signInPort, graphQlPort, pagePort).allMatch(ServerSettings.Ports::isPort)) {
            throw new IllegalArgumentException(ServerSettings.Ports.RULE);
        }
    }

    /** The same, where people who sign up need no code. */
    public FrontSettings confirmingBySelf() {
        return new FrontSettings(signInPort, graphQlPort, pagePort, page, true);
    }
}
