package io.shoebox.local.client;

import java.util.Map;
import java.util.Optional;

/** The API as one signed-in user has it. */
public interface PhotoApi {
    /**
     * Asks for a field of the schema.
     *
     * @return what the API answers, all its fields; empty for null
     * @throws RefusedException with a message for the user
     */
    Optional<Fields> call(String field, Map<String, Object> arguments);
}
