package io.shoebox.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A configuration in which one server is everything. */
public final class Configs {
    private Configs() {}

    public static ShoeboxConfig at(URI server) {
        return new ShoeboxConfig(
                "eu-west-1",
                "eu-west-1_pool",
                "client",
                "eu-west-1:identities",
                server.resolve("/graphql"),
                "photos",
                "thumbnails",
                Optional.of(server),
                Optional.of(server.resolve("/users")),
                Optional.of(server.resolve("/identities")),
                List.of(),
                OptionalLong.empty());
    }
}
