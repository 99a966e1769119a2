package io.shoebox.cli;

import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.auth.AwsKeys;
import io.shoebox.client.auth.Session;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Which deployment is meant, and who asks. A password is never an argument: those are in lists of processes. */
final class SignInOptions {
    /** What the password may be in. */
    static final String PASSWORD = "SHOEBOX_PASSWORD";

    @Option(
            names = "--config",
            paramLabel = "URL|FILE",
            description = "The deployment's config.json (default: that of ./shoebox local).")
    private @Nullable String config;

    @Option(
            names = "--user",
            paramLabel = "ADDRESS",
            description = "Sign in as this user; the password is asked for, or taken from " + PASSWORD
                    + " or the first line of standard input.")
    private @Nullable String user;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Sign by this profile's credentials of AWS; without it and --user, by those that AWS's SDK finds.")
    private @Nullable String profile;

    @Option(
            names = "--identity",
            paramLabel = "ID",
            description = "Whom a backend's role acts for, with --profile or the SDK's credentials.")
    private @Nullable String identity;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Reader input;

    SignInOptions(Map<String, String> environment, Reader input) {
        this.environment = environment;
        this.input = input;
    }

    ShoeboxConfig config() {
        try {
            if (config != null && config.matches("(?i)https?://.*")) {
                return ShoeboxConfig.fetch(URI.create(config));
            }
            Path file = config == null
                    ? Path.of(System.getProperty("shoebox.data", ".shoebox"), "config.json")
                    : Path.of(config);
            if (config == null && !Files.exists(file)) {
                throw wrong("There is no " + file + ": start ./shoebox local, or say --config URL or FILE");
            }
            return ShoeboxConfig.read(file);
        } catch (IllegalArgumentException e) {
            throw wrong("--config must be a URL or a file: " + e.getMessage());
        } catch (ShoeboxException.InvalidRequest e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** @throws ShoeboxException if the user pool refuses */
    Session session(ShoeboxConfig of) {
        if (user != null) {
            if (profile != null || identity != null) {
                throw wrong("--user does not go with --profile or --identity");
            }
            return Session.signIn(of, user, password(user));
        }
        if (profile == null && of.s3Endpoint().isPresent()) {
            throw wrong("Say who you are: --user ADDRESS");
        }
        AwsCredentialsProvider provider = profile == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(profile);
        try {
            keys(provider);
        } catch (ShoeboxException.NotAuthorized e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return identity == null
                ? Session.ofCredentials(() -> keys(provider))
                : Session.actingFor(identity, () -> keys(provider));
    }

    private static AwsKeys keys(AwsCredentialsProvider provider) {
        AwsCredentials found;
        try {
            found = provider.resolveCredentials();
        } catch (SdkException | IllegalStateException e) {
            throw new ShoeboxException.NotAuthorized(
                    "Say who you are: --user ADDRESS, or credentials of AWS (" + e.getMessage() + ")");
        }
        return new AwsKeys(
                found.accessKeyId(),
                found.secretAccessKey(),
                found instanceof AwsSessionCredentials session ? Optional.of(session.sessionToken()) : Optional.empty(),
                found.expirationTime());
    }

    private String password(String of) {
        String given = environment.get(PASSWORD);
        if (given != null) {
            return given;
        }
        Optional<Console> console = Terminal.console();
        if (console.isPresent()) {
            char[] typed = console.get().readPassword("Password of %s: ", of);
            if (typed == null) {
                throw wrong("no password was typed");
            }
            return new String(typed);
        }
        try {
            String line = new BufferedReader(input).readLine();
            if (line == null || line.isEmpty()) {
                throw wrong(
                        "There is no password: set " + PASSWORD + ", or give it as the first line of standard input");
            }
            return line;
        } catch (IOException e) {
            throw wrong("The password cannot be read: " + e);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
