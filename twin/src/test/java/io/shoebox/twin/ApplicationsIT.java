package io.shoebox.twin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.client.Content;
import io.shoebox.client.Photo;
import io.shoebox.client.PhotoCollection;
import io.shoebox.client.ShoeboxClient;
import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.UploadListener;
import io.shoebox.client.auth.Session;
import io.shoebox.twin.emulator.MiniStack;
import io.shoebox.twin.emulator.Shims;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deployed twin, used by applications that are not ours: from signing up to deleting a photo. */
@Tag("servers")
final class ApplicationsIT {
    private static final Pattern CONFIG = Pattern.compile("config\\.json for clients, in (.*) \\(.*");
    private static final Pattern VARIABLE = Pattern.compile(" +export (\\w+)='(.*)'");
    /** See {@link Shims}: there, viewers may read everybody's objects. That they may not is for local mode to show. */
    private static final String LACKING = "policy-variables";

    /** What this emulator mails to everyone. */
    private static final String CODE = "123456";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @SuppressWarnings("NullAway.Init")
    private static RunningProgram twin;

    @BeforeAll
    static void start() {
        Foreign.needsNode();
        twin = RunningProgram.start(
                TwinCommand.class,
                "--root=" + Foreign.CHECKOUT,
                "--python=" + Foreign.needed(MiniStack.python(Foreign.CHECKOUT)));
    }

    @AfterAll
    static void stopsWithoutATrace() {
        if (twin != null) {
            twin.close();
            assertThat(config().getParent()).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void peopleSignUpAndOnlyTheirOwnPhotosAreTheirs(ClientLanguage language) {
        language.run("app", environment(), config().toString()).assertPassed(45, 1);
    }

    /** Live status has no socket here: the client asks. That S3 shows nobody another's is for local mode to show, too. */
    @Test
    void soDoThoseWhoUseTheJavaClient() throws Exception {
        var http = TrustedHttp.trusting(Path.of(requireNonNull(environment().get("AWS_CA_BUNDLE"))));
        ShoeboxConfig config = ShoeboxConfig.read(config());
        try (ShoeboxClient ann = signedUp(http, config);
                ShoeboxClient bob = signedUp(http, config)) {
            byte[] jpeg = Files.readAllBytes(Foreign.CHECKOUT.resolve("twin/src/test/clients/photo.jpg"));
            String key = ann.upload(Content.of("Grüße.jpg", jpeg), "summer", UploadListener.NONE);

            Photo photo = ann.settled(key, PATIENCE).orElseThrow();

            assertThat(photo.status()).as(photo.toString()).isEqualTo(Photo.Status.READY);
            assertThat(photo.filename()).isEqualTo("Grüße.jpg");
            Photo.Thumbnail thumbnail = photo.thumbnails().getFirst();
            try (var original = ann.read(key);
                    var small = ann.read(thumbnail.key())) {
                assertThat(original).hasBinaryContent(jpeg);
                assertThat(ImageIO.read(small).getWidth()).isEqualTo(thumbnail.width());
            }
            assertThat(ann.collections().map(PhotoCollection::collectionId)).containsExactly("summer");
            assertThatThrownBy(() -> bob.photo(key)).isInstanceOf(ShoeboxException.NotAuthorized.class);
            assertThatThrownBy(() -> bob.delete(key)).isInstanceOf(ShoeboxException.NotAuthorized.class);
            assertThat(bob.photos("summer")).isEmpty();
            Session session = ann.session();
            assertThat(session.apiProof(session.apiProof(null))).isNotNull(); // refreshed
            assertThat(ann.delete(key)).map(Photo::s3Key).contains(key);
        }
    }

    private static ShoeboxClient signedUp(TrustedHttp http, ShoeboxConfig config) {
        String email = "java." + UUID.randomUUID() + "@example.com";
        String password = "Aa1!" + UUID.randomUUID();
        Map<String, Object> who = Map.of("ClientId", config.userPoolClientId(), "Username", email);
        http.cognito(
                config.userPoolUrl(),
                "SignUp",
                TrustedHttp.with(
                        who,
                        Map.of(
                                "Password",
                                password,
                                "UserAttributes",
                                List.of(Map.of("Name", "email", "Value", email)))));
        http.cognito(config.userPoolUrl(), "ConfirmSignUp", TrustedHttp.with(who, Map.of("ConfirmationCode", CODE)));
        return ShoeboxClient.open(
                config, Session.signIn(config, email, password, http.forClients()), http.forClients());
    }

    @Test
    void whatItStartsListensOnTheEmulatorsPortOnly() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs Linux's /proc");
        URI emulator = URI.create(requireNonNull(environment().get("AWS_ENDPOINT_URL")));

        assertThat(ListeningSockets.ofDescendants(twin.handle())).containsExactly("127.0.0.1:" + emulator.getPort());
    }

    private static Path config() {
        return Path.of(printed(CONFIG).findFirst().orElseThrow().group(1));
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        printed(VARIABLE).forEach(variable -> environment.put(variable.group(1), variable.group(2)));
        environment.put("SERVER_LACKS", LACKING);
        return environment;
    }

    private static Stream<MatchResult> printed(Pattern pattern) {
        return twin.printed().flatMap(line -> pattern.matcher(line).results());
    }
}
