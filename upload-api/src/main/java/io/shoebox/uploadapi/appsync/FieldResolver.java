package io.shoebox.uploadapi.appsync;

import io.shoebox.model.IdentityId;
import io.shoebox.model.RequestId;

/** Answers one field of the schema for a caller whose identity is verified. */
@FunctionalInterface
public interface FieldResolver {
    Answer resolve(IdentityId caller, Arguments arguments);

    /** The same, for those who write down which request it was. */
    default Answer resolve(IdentityId caller, Arguments arguments, RequestId request) {
        return resolve(caller, arguments);
    }
}
