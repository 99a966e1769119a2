package io.shoebox.emulator.appsync.auth;

import java.util.Optional;

/** Finds credentials that are valid now. */
@FunctionalInterface
public interface AccessKeys {
    Optional<AccessKey> find(String accessKeyId);
}
