package io.shoebox.uploadapi.appsync;

import io.shoebox.model.IdentityId;

/** Answers one field of the schema for a caller whose identity is verified. */
@FunctionalInterface
public interface FieldResolver {
    Answer resolve(IdentityId caller, Arguments arguments);
}
