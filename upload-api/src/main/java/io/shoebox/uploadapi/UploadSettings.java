package io.shoebox.uploadapi;

import io.shoebox.model.Environment;
import io.shoebox.uploadapi.identity.UserPool;
import io.shoebox.uploadapi.tickets.UploadPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this module's functions.
 *
 * @param identityPoolId the one identity pool whose identities may have photos
 * @param userPool whose ID tokens are taken; null: only callers with IAM credentials
 */
public record UploadSettings(
        String photosBucket,
        String photosTable,
        String identityPoolId,
        @Nullable UserPool userPool,
        UploadPolicy policy) {
    /** The identity pool's id; required. */
    public static final String IDENTITY_POOL_ID = "IDENTITY_POOL_ID";
    /** The user pool's id, {@code <region>_<letters and digits>}; without it, callers with a token are refused. */
    public static final String USER_POOL_ID = "USER_POOL_ID";
    /** Seconds for which a URL is good, 1 to 600 (the bucket refuses older signatures); by default 300. */
    public static final String UPLOAD_EXPIRY_SECONDS = "UPLOAD_EXPIRY_SECONDS";
    /** {@code false}: clients may leave {@code contentLength} out; by default {@code true}. */
    public static final String UPLOAD_REQUIRE_LENGTH = "UPLOAD_REQUIRE_LENGTH";

    private static final long DEFAULT_EXPIRY_SECONDS = 300;
    private static final long MOST_EXPIRY_SECONDS = 600;

    /** @throws IllegalArgumentException naming every setting that is missing or wrong */
    public static UploadSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var settings = new UploadSettings(
                env.text(Environment.PHOTOS_BUCKET),
                env.text(Environment.PHOTOS_TABLE),
                env.text(IDENTITY_POOL_ID),
                env.parsed(USER_POOL_ID, Optional.<UserPool>empty(), UserPool.RULE, id -> Optional.of(new UserPool(id)))
                        .orElse(null),
                policy(env));
        env.check();
        return settings;
    }

    private static UploadPolicy policy(Environment env) {
        long mostBytes = env.mostUploadBytes();
        long expiry = env.number(UPLOAD_EXPIRY_SECONDS, DEFAULT_EXPIRY_SECONDS, 1, MOST_EXPIRY_SECONDS);
        return new UploadPolicy(
                env.contentTypes(), mostBytes, Duration.ofSeconds(expiry), env.flag(UPLOAD_REQUIRE_LENGTH, true));
    }
}
