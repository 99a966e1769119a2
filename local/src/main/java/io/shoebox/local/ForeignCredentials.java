package io.shoebox.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Who calls servers that are not ours. The metadata of a container or instance is never asked: a test on somebody's
 * emulator must not go out with the rights of the machine that it runs on.
 *
 * @param source which credentials these are, in words that hold no secret
 */
record ForeignCredentials(AwsCredentials credentials, String source) {
    static final String ACCESS_KEY_ID = "AWS_ACCESS_KEY_ID";
    static final String SECRET_ACCESS_KEY = "AWS_SECRET_ACCESS_KEY";
    static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";
    static final String PROFILE = "AWS_PROFILE";

    /** What emulators are usually called with. */
    private static final AwsCredentials TEST = AwsBasicCredentials.create("test", "test");

    /**
     * Those of the variables, else those of the profile that {@code AWS_PROFILE} names, else {@code test}.
     *
     * @throws LocalServerException if half of them is missing, or the profile has none
     */
    static ForeignCredentials from(Map<String, String> environment) {
        String id = variable(environment, ACCESS_KEY_ID);
        String secret = variable(environment, SECRET_ACCESS_KEY);
        if (id != null && secret != null) {
            return new ForeignCredentials(
                    credentials(id, secret, variable(environment, SESSION_TOKEN)), "those of " + ACCESS_KEY_ID);
        }
        if (id != null || secret != null) {
            throw new LocalServerException(
                    "Only one of " + ACCESS_KEY_ID + " and " + SECRET_ACCESS_KEY + " is set: set both, or neither.");
        }
        String profile = variable(environment, PROFILE);
        return profile == null
                ? new ForeignCredentials(TEST, "test/test, as emulators want them")
                : new ForeignCredentials(ofProfile(profile, environment), "those of the profile " + profile);
    }

    private static AwsCredentials ofProfile(String name, Map<String, String> environment) {
        Optional<Profile> profile = profiles(environment).profile(name);
        Optional<String> id = profile.flatMap(found -> found.property("aws_access_key_id"));
        Optional<String> secret = profile.flatMap(found -> found.property("aws_secret_access_key"));
        if (id.isEmpty() || secret.isEmpty()) {
            throw new LocalServerException("The profile " + name
                    + ", which AWS_PROFILE names, is not there or has no aws_access_key_id and aws_secret_access_key:"
                    + " give it both, or set " + ACCESS_KEY_ID + " and " + SECRET_ACCESS_KEY + ".");
        }
        String token =
                profile.flatMap(found -> found.property("aws_session_token")).orElse(null);
        return credentials(id.get(), secret.get(), token);
    }

    /** The files that the SDKs read, where they read them. */
    private static ProfileFile profiles(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"), ".aws");
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        add(
                files,
                variable(environment, "AWS_SHARED_CREDENTIALS_FILE"),
                home.resolve("credentials"),
                ProfileFile.Type.CREDENTIALS);
        add(files, variable(environment, "AWS_CONFIG_FILE"), home.resolve("config"), ProfileFile.Type.CONFIGURATION);
        return files.build();
    }

    private static void add(ProfileFile.Aggregator files, @Nullable String named, Path usual, ProfileFile.Type type) {
        Path file = named == null ? usual : Path.of(named);
        if (Files.isRegularFile(file)) {
            files.addFile(ProfileFile.builder().content(file).type(type).build());
        }
    }

    private static AwsCredentials credentials(String id, String secret, @Nullable String token) {
        return token == null ? AwsBasicCredentials.create(id, secret) : AwsSessionCredentials.create(id, secret, token);
    }

    private static @Nullable String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return source;
    }
}
