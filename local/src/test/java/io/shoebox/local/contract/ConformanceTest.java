package io.shoebox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The list of a server's differences can neither hide a failure nor outlive its reason. */
final class ConformanceTest {
    private static final Set<String> FAILING = new HashSet<>();

    @Test
    void aListedDifferenceThatShowsIsNoFailure() {
        Events tests = run("listed", "listed in one run of two");

        assertThat(tests.failed().count()).isZero();
        assertThat(closed).isTrue();
    }

    @Test
    void aListedDifferenceThatNoLongerShowsFails() {
        Events all = run("listed in one run of two");

        assertThat(message(all)).contains("a server no longer differs in 'listed'");
    }

    @Test
    void aDifferenceThatIsNotListedFails() {
        Events all = run("listed", "listed in one run of two", "not listed");

        assertThat(message(all)).contains("not listed failed");
    }

    @Test
    void aListedDifferenceThatShowsInAnotherWayFails() {
        Events all = run("listed, but broken", "listed in one run of two");

        assertThat(message(all)).contains("another symptom");
    }

    private static boolean closed;

    private static Events run(String... failing) {
        FAILING.clear();
        FAILING.addAll(List.of(failing));
        closed = false;
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Example.class))
                .execute()
                .allEvents();
    }

    private static String message(Events all) {
        assertThat(all.failed().count()).isOne();
        return all.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::toString)
                .findFirst()
                .orElseThrow();
    }

    /** Not found by Surefire: its name is none of a test's. */
    @On(Server.class)
    static final class Example {
        @Nested
        final class Contract {
            @BeforeAll
            static void open(ContractServer server) {
                assertThat(server.name()).isEqualTo("a server");
            }

            @Test
            @Behaviour(name = "listed", aws = "", page = "")
            void listed() {
                assertThat(FAILING).as("another symptom").doesNotContain("listed, but broken");
                assertThat(FAILING).as("the symptom").doesNotContain("listed");
            }

            @Test
            @Behaviour(name = "not listed", aws = "", page = "")
            void notListed() {
                assertThat(FAILING).as("not listed failed").doesNotContain("not listed");
            }

            @ParameterizedTest
            @ValueSource(booleans = {true, false})
            @Behaviour(name = "sometimes", aws = "", page = "")
            void sometimes(boolean second) {
                assertThat(second && FAILING.contains("listed in one run of two"))
                        .as("the symptom")
                        .isFalse();
            }
        }
    }

    static final class Server implements ContractServer {
        @Override
        public String name() {
            return "a server";
        }

        @Override
        public Place place(Duration visibilityTimeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Difference> differences() {
            return List.of(
                    new Difference("listed", "the symptom", "so it is"),
                    new Difference("sometimes", "the symptom", "so it is"));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
