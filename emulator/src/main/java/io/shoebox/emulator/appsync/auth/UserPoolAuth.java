package io.shoebox.emulator.appsync.auth;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tokens of one user pool.
 *
 * @param appIdClientRegex the whole app client id must match it ({@code aud} of an ID token, {@code client_id} of an access
 *     token); null: any app client of the pool
 */
public record UserPoolAuth(TokenCheck tokens, @Nullable Pattern appIdClientRegex) {
    boolean accepts(@Nullable Object appClient) {
        return appClient instanceof String id
                && (appIdClientRegex == null || appIdClientRegex.matcher(id).matches());
    }
}
