package io.shoebox.twin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.twin.emulator.MiniStack;
import io.shoebox.twin.emulator.Shims;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
