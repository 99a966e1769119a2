package io.shoebox.twin.checks;

import io.shoebox.cli.demo.Report;
import io.shoebox.twin.client.Person;
import io.shoebox.twin.deployment.Twin;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;

/** What a deployment must do, asked of the twin from outside: as its users, and as an operator who looks at its queues. */
public final class TwinCheck {
    private static final int STACKS = 10;

    private TwinCheck() {}

    /**
     * Checks everything, and tells the report.
     *
     * @param files photos to send besides the usual ones
     */
    public static void run(Twin twin, Report report, List<Path> files) {
        // The emulator ends a connection after 1,000 requests, in HTTP/2 without a word.
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var queues = new QueueCheck(twin, report);
            var listener = new EventCheck(twin, report);
            report.heading("The stacks");
            report.expect("stacks", "how many", STACKS, twin.stacks().size());
            twin.stacks().forEach(stack -> report.expect("stack", stack.name(), "CREATE_COMPLETE", stack.status()));

            report.heading("Two people sign up");
            Person alice = Person.signedUp(twin.emulator(), twin.config(), "Alice");
            Person bob = Person.signedUp(twin.emulator(), twin.config(), "Bob");
            report.step("", alice.toString());
            report.step("", bob.toString());
            var refusals = new RefusalCheck(twin.config(), report, http);
            refusals.callers(alice);

            report.heading("Their photos go from ticket to READY");
            var photos = new PhotoCheck(twin, report, http);
            List<PhotoCheck.Sent> sent = photos.send(List.of(alice, bob), Samples.photos());
            photos.areReady(sent);
            photos.filesAreReady(bob, files);
            report.heading("A broken photo");
            PhotoCheck.Sent broken = photos.brokenIsOnRecord(alice);
            report.heading("What the API tells of them");
            // The broken one is in the collection too.
            photos.areListed(
                    alice,
                    sent.stream().filter(photo -> photo.owner().equals(alice)).count() + 1);
            photos.canBeDeleted(sent.getFirst());
            report.heading("What a backend hears of them");
            listener.heard("PhotoRegistered", sent);
            listener.heard("PhotoReady", sent);
            listener.heard("PhotoFailed", List.of(broken));
            listener.heard("PhotoDeleted", List.of(sent.getFirst()));
            listener.nothingWasGivenUp();

            report.heading("What is refused");
            PhotoCheck.Sent another = sent.get(2);
            refusals.strangers(bob, another);
            refusals.publishers(bob);
            refusals.uploads(another);
            refusals.accessTokens(bob);
            report.expect(
                    "functions",
                    "errors after all that was refused",
                    0,
                    twin.gateway().errors());

            report.heading("What operators see and do");
            var operators = new OperatorCheck(twin, report, http);
            operators.plainUsersAreRefused(twin, bob, http);
            operators.failuresAreSeenAndRetried(broken);
            operators.workersArePausedAndResumed();
            report.heading("A poison message, and the wiring");
            queues.poisonIsPutAside();
            operators.deadLettersAreSeenAndMovedBack();
            operators.allIsWrittenDown();
            queues.functionsAreCalledByTheirAliases();
        }
    }
}
