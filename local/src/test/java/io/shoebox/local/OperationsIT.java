package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.BudgetNumber;
import io.shoebox.catalog.Cost;
import io.shoebox.catalog.OwnLimits;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.Operations;
import io.shoebox.operations.photos.PhotoHistory;
import io.shoebox.operations.photos.ProblemFilter;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.queues.DeadLetter;
import io.shoebox.operations.queues.QueueState;
import io.shoebox.operations.queues.Redrive;
import io.shoebox.operations.queues.RedriveStatus;
import io.shoebox.operations.records.AuditSink;
import io.shoebox.operations.records.OwnerBudget;
import io.shoebox.operations.records.Usage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What operators do, on the embedded servers. */
final class OperationsIT {
    private static final String WHO = "op@example.com";
    private static final BudgetLimits USUAL = new BudgetLimits(new Cost(0, 0, 0), new Cost(20, 3 << 20, 0));
    private static final byte[] PHOTO = SamplePhoto.jpeg(160, 120, 1, LocalDateTime.of(2026, 3, 1, 10, 15, 30));

    private final OpenParts open = new OpenParts();
    private final IdentityId owner = new IdentityId("us-east-1:" + UUID.randomUUID());
    private final LocalServers servers = LocalServers.start(ServerSettings.inMemory());
    private final SqsClient sqs = servers.access().sqsClient();
    private final Operations operations = operations();

    @BeforeEach
    void closeLater() {
        open.opened(servers);
        open.opened(sqs);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Operations operations() {
        return operations(sqs);
    }

    private Operations operations(SqsClient client) {
        ServerAccess access = servers.access();
        return Operations.of(
                new Clients(
                        open.opened(access.s3Client()),
                        client,
                        open.opened(access.dynamoClient()),
                        null,
                        Clock.systemUTC()),
                OperatorAccess.places(servers.names(), servers.queues()),
                USUAL,
                AuditSink.NONE);
    }

    @Test
    void aLookAtDeadLettersReadsThemAndLeavesThemWhereTheyAre() {
        sendDead(servers.queues().thumbnailsDeadLetters(), "not a request \u202e");
        IntStream.range(0, 24).forEach(i -> sendDead(servers.queues().uploadsDeadLetters(), removed("x/" + i)));

        List<DeadLetter> all = operations.deadLetters().look(QueueName.UPLOADS, 100);

        assertThat(all).hasSize(24).extracting(DeadLetter::messageId).doesNotHaveDuplicates();
        assertThat(all).extracting(DeadLetter::event).containsOnly("ObjectRemoved");
        assertThat(all).extracting(DeadLetter::s3Key).contains("x/0", "x/23");
        assertThat(operations.deadLetters().look(QueueName.UPLOADS, 5)).hasSize(5);
        assertThat(operations.deadLetters().look(QueueName.UPLOADS, 100)).hasSize(24);
        assertThat(operations.deadLetters().look(QueueName.THUMBNAILS, 1))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.unreadable()).isEqualTo("not JSON");
                    assertThat(letter.body()).isEqualTo("not a request ·");
                    assertThat(letter.receives()).isPositive();
                    assertThat(letter.sentAt()).isNotNull();
                });
        assertThat(state(QueueName.UPLOADS).counts().deadLetters()).isEqualTo(24);
    }

    @Test
    void oneDeadLetterIsDeletedAndTheOthersStay() {
        IntStream.range(0, 12).forEach(i -> sendDead(servers.queues().uploadsDeadLetters(), removed("x/" + i)));
        DeadLetter one = operations.deadLetters().look(QueueName.UPLOADS, 100).get(7);

        assertThat(operations.deadLetters().delete(QueueName.UPLOADS, one.messageId()))
                .get()
                .extracting(DeadLetter::s3Key)
                .isEqualTo(one.s3Key());
        assertThat(operations.deadLetters().delete(QueueName.UPLOADS, one.messageId()))
                .isEmpty();

        assertThat(operations.deadLetters().look(QueueName.UPLOADS, 100))
                .hasSize(11)
                .extracting(DeadLetter::s3Key)
                .doesNotContain(one.s3Key());
    }

    @Test
    void allDeadLettersOrOneGoBackToTheirQueue() throws InterruptedException {
        IntStream.range(0, 30).forEach(i -> sendDead(servers.queues().uploadsDeadLetters(), removed("x/" + i)));
        DeadLetter one = operations.deadLetters().look(QueueName.UPLOADS, 100).getFirst();

        Redrive single = operations.redrives().one(QueueName.UPLOADS, one.messageId(), WHO);
        assertThat(single.status()).isEqualTo(RedriveStatus.COMPLETED);
        assertThat(state(QueueName.UPLOADS).counts().waiting()).isEqualTo(1);

        Redrive all = operations.redrives().start(QueueName.UPLOADS, null, WHO);
        assertThat(all.total()).isEqualTo(29);
        Eventually.holds(() ->
                operations.redrives().list().stream().allMatch(redrive -> redrive.status() == RedriveStatus.COMPLETED));

        assertThat(state(QueueName.UPLOADS).counts().waiting()).isEqualTo(30);
        assertThat(state(QueueName.UPLOADS).counts().deadLetters()).isZero();
        assertThat(operations.redrives().list())
                .extracting(Redrive::id, Redrive::moved, Redrive::by)
                .containsExactly(tuple(all.id(), 29L, WHO), tuple(single.id(), 1L, WHO));
    }

    @Test
    void aSlowRedriveIsNotBegunTwiceAndCanBeCancelled() {
        IntStream.range(0, 40).forEach(i -> sendDead(servers.queues().uploadsDeadLetters(), removed("x/" + i)));

        Redrive slow = operations.redrives().start(QueueName.UPLOADS, 2, WHO);
        assertThatThrownBy(() -> operations.redrives().start(QueueName.UPLOADS, null, WHO))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("running");
        operations.redrives().cancel(slow.id());

        assertThat(operations.redrives().list()).extracting(Redrive::status).containsExactly(RedriveStatus.CANCELLED);
        assertThat(state(QueueName.UPLOADS).counts().deadLetters()).isPositive();
        assertThatThrownBy(() -> operations.redrives().cancel(slow.id())).isInstanceOf(RefusedException.class);
    }

    @Test
    void whereTheServerCannotMoveDeadLettersTheyMoveWhileSomebodyLooksWhoeverThatIs() throws InterruptedException {
        IntStream.range(0, 40).forEach(i -> sendDead(servers.queues().uploadsDeadLetters(), removed("x/" + i)));
        Operations first = operations(withoutMoveTasks(sqs));

        Redrive begun = first.redrives().start(QueueName.UPLOADS, 10, WHO);
        assertThat(begun.status()).isEqualTo(RedriveStatus.RUNNING);
        assertThat(begun.moved()).isBetween(10L, 39L);
        Operations another = operations(withoutMoveTasks(sqs));
        Eventually.holds(() -> another.redrives().list().getFirst().status() == RedriveStatus.COMPLETED);

        assertThat(another.redrives().list().getFirst().moved()).isEqualTo(40);
        assertThat(state(QueueName.UPLOADS).counts().waiting()).isEqualTo(40);
        assertThat(state(QueueName.UPLOADS).counts().deadLetters()).isZero();
    }

    @Test
    void aRedriveOfOursEndsWhenItIsCancelled() {
        IntStream.range(0, 40).forEach(i -> sendDead(servers.queues().uploadsDeadLetters(), removed("x/" + i)));
        Operations ours = operations(withoutMoveTasks(sqs));
        Redrive begun = ours.redrives().start(QueueName.UPLOADS, 1, WHO);

        ours.redrives().cancel(begun.id());

        long dead = state(QueueName.UPLOADS).counts().deadLetters();
        assertThat(dead).isPositive();
        assertThat(ours.redrives().list().getFirst().status()).isEqualTo(RedriveStatus.CANCELLED);
        assertThat(state(QueueName.UPLOADS).counts().deadLetters()).isEqualTo(dead);
    }

    /** As servers are that do not have these operations. */
    private static SqsClient withoutMoveTasks(SqsClient real) {
        return (SqsClient) Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(), new Class<?>[] {SqsClient.class}, (proxy, method, arguments) -> {
                    if (method.getName().contains("MessageMoveTask")) {
                        throw SqsException.builder()
                                .statusCode(400)
                                .awsErrorDetails(AwsErrorDetails.builder()
                                        .errorCode("InvalidAction")
                                        .build())
                                .build();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Test
    void aDeadLetterQueueThatWouldMoveMessagesOnIsNotLookedAt() {
        String url = servers.queues().uploadsDeadLetters();
        String arn = Provision.arn(sqs, servers.queues().thumbnailsDeadLetters());
        sqs.setQueueAttributes(set -> set.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}".formatted(arn))));

        assertThatThrownBy(() -> operations.deadLetters().look(QueueName.UPLOADS, 10))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("redrive policy");
    }

    @Test
    void aPausedWorkerTakesNothingUntilItIsResumed() throws InterruptedException {
        try (Workers _ = workers(Map.of()).start()) {
            operations.workers().pause(WorkerName.UPLOADS, WHO, "bad release");
            Eventually.passes(Duration.ofSeconds(3)); // the gate's second, and a long poll
            PhotoKey key = upload();

            Eventually.passes(Duration.ofSeconds(2));
            assertThat(state(QueueName.UPLOADS).counts().undone()).isEqualTo(1);
            assertThat(state(QueueName.UPLOADS).worker())
                    .isEqualTo(operations.workers().state(WorkerName.UPLOADS));
            assertThat(operations.workers().state(WorkerName.UPLOADS)).satisfies(state -> {
                assertThat(state.paused()).isTrue();
                assertThat(state.by()).isEqualTo(WHO);
                assertThat(state.reason()).isEqualTo("bad release");
                assertThat(state.since()).isNotNull();
            });

            operations.workers().resume(WorkerName.UPLOADS, WHO);
            Eventually.holds(() -> status(key) == PhotoStatus.READY);
            assertThat(operations.workers().state(WorkerName.UPLOADS).paused()).isFalse();
        }
        assertThat(operations.workers().done(WorkerName.UPLOADS)).isEqualTo(1);
        assertThat(operations.workers().done(WorkerName.THUMBNAILS)).isEqualTo(1);
    }

    @Test
    void aRejectedAndAFailedPhotoAreReadyAfterTheLimitsWereRaisedAndTheyWereRetried() throws InterruptedException {
        PhotoKey rejected = upload();
        try (Workers workers = workers(Map.of("UPLOAD_MAX_BYTES", "10"))) {
            drain(workers);
        }
        PhotoKey failed = upload(SamplePhoto.jpeg(1600, 1200, 2, LocalDateTime.of(2026, 3, 1, 10, 15, 30)));
        try (Workers workers = workers(Map.of("THUMBNAIL_MAX_MEGAPIXELS", "1"))) {
            drain(workers);
        }
        assertThat(status(rejected)).isEqualTo(PhotoStatus.REJECTED);
        assertThat(status(failed)).isEqualTo(PhotoStatus.FAILED);
        assertThat(operations.problems().list(ProblemFilter.ALL, 10, null).items())
                .hasSize(2);
        assertThat(operations
                        .problems()
                        .list(new ProblemFilter(owner, PhotoStatus.REJECTED, "BYTES", null, null), 10, null)
                        .items())
                .extracting(photo -> photo.key())
                .containsExactly(rejected);

        assertThat(operations.problems().retry(ProblemFilter.ALL, null).sent()).isEqualTo(2);
        try (Workers workers = workers(Map.of())) {
            drain(workers);
        }

        assertThat(status(rejected)).isEqualTo(PhotoStatus.READY);
        assertThat(status(failed)).isEqualTo(PhotoStatus.READY);
        assertThat(operations.problems().list(ProblemFilter.ALL, 10, null).items())
                .isEmpty();
        assertThat(operations.problems().retry(List.of(rejected))).isZero();
        // Its row is later than the upload now, and a delete is later still.
        servers.access()
                .s3Client()
                .deleteObject(
                        delete -> delete.bucket(servers.names().photosBucket()).key(rejected.toString()));
        try (Workers workers = workers(Map.of())) {
            drain(workers);
        }
        assertThat(status(rejected)).isEqualTo(PhotoStatus.DELETED);
    }

    @Test
    void aPhotosHistoryIsInOrderFromTheTicketToItsThumbnails() throws InterruptedException {
        PhotoKey key = upload();
        try (Workers workers = workers(Map.of())) {
            drain(workers);
        }

        PhotoHistory history = operations.history().of(key).orElseThrow();

        assertThat(history.steps())
                .extracting(PhotoHistory.Step::what)
                .startsWith("ticket", "stored", "thumbnail")
                .contains("stored", "ready");
        assertThat(history.steps()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(history.thumbnails()).isNotEmpty();
        assertThat(history.original())
                .isNotNull()
                .extracting(object -> object.bytes())
                .isEqualTo((long) PHOTO.length);
        assertThat(operations.finder().find("SUMMER", null, 10))
                .extracting(photo -> photo.key())
                .containsExactly(key);
        assertThat(operations.finder().find("winter", owner, 10)).isEmpty();
    }

    @Test
    void whatEverybodyHasIsCountedAndKept() throws InterruptedException {
        upload();
        upload();
        try (Workers workers = workers(Map.of())) {
            drain(workers);
        }
        assertThat(operations.usage().last()).isEqualTo(Usage.UNKNOWN);

        Usage counted = operations.usage().count(rows -> {});

        assertThat(counted.owners()).singleElement().satisfies(usage -> {
            assertThat(usage.owner()).isEqualTo(owner.value());
            assertThat(usage.photos()).isEqualTo(2);
            assertThat(usage.bytes()).isEqualTo(2L * PHOTO.length);
        });
        assertThat(counted.days())
                .singleElement()
                .extracting(day -> day.photos())
                .isEqualTo(2L);
        assertThat(operations.usage().last()).isEqualTo(counted);
    }

    @Test
    void anOwnerIsHeldToLimitsOfTheirOwnAndToTheUsualOnesAgainOnceThoseAreRemoved() {
        var frees = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        OwnerBudget before = operations.budgets().of(owner);
        assertThat(before.lines()).extracting(line -> line.limit()).containsExactly(0L, 20L, 0L, 3L, 0L, 0L);
        assertThat(before.lines()).noneMatch(line -> line.isOwn() || line.used() > 0);

        operations.budgets().change(WHO, owner, new OwnLimits(Map.of(BudgetNumber.UPLOADS_PER_DAY, 2L)));

        // Instances of their own: each learns it at once at its first call, and else within a minute.
        upload();
        upload();
        assertThatThrownBy(this::upload).hasMessageContaining("at most 2 uploads a day");
        OwnerBudget.Line uploads = operations.budgets().of(owner).lines().get(1);
        assertThat(uploads)
                .extracting(OwnerBudget.Line::limit, OwnerBudget.Line::usual, OwnerBudget.Line::isOwn)
                .containsExactly(2L, 20L, true);
        assertThat(uploads.used()).isEqualTo(2);
        assertThat(uploads.frees()).isAfterOrEqualTo(frees);

        operations.budgets().change(WHO, owner, OwnLimits.NONE);

        upload();
        assertThat(operations.budgets().of(owner).lines().get(1).used()).isEqualTo(3);
        assertThat(operations.audit().list(10, null).entries())
                .extracting(entry -> entry.what(), entry -> entry.detail())
                .containsExactly(
                        tuple("setBudget", owner + ": the default"), tuple("setBudget", owner + ": uploadsPerDay=2"));
    }

    @Test
    void whoDidWhatIsToldNewestFirstPageByPage() {
        IntStream.range(0, 5).forEach(i -> operations.audit().acted(WHO, "retryPhotos", "photo " + i, i));

        var first = operations.audit().list(3, null);
        var second = operations.audit().list(3, first.next());

        assertThat(first.entries()).hasSize(3).allMatch(entry -> entry.who().equals(WHO));
        assertThat(second.entries()).hasSize(2);
        assertThat(first.entries().getFirst().at())
                .isAfterOrEqualTo(second.entries().getLast().at());
    }

    private QueueState state(QueueName queue) {
        return operations.queues().read().stream()
                .filter(state -> state.name() == queue)
                .findFirst()
                .orElseThrow();
    }

    private void sendDead(String url, String body) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    private static String removed(String key) {
        return """
                {"Records":[{"eventVersion":"2.1","eventTime":"2026-11-25T12:00:00.000Z",\
                "eventName":"ObjectRemoved:Delete",\
                "s3":{"bucket":{"name":"photos"},"object":{"key":"%s","sequencer":"01"}}}]}""".formatted(key);
    }

    private Workers workers(Map<String, String> variables) {
        return new Workers(servers.access(), servers.names(), servers.queues(), variables);
    }

    private PhotoKey upload() {
        return upload(PHOTO);
    }

    private PhotoKey upload(byte[] photo) {
        try (Api api = new Api(servers.access(), Workers.environment(servers.names(), servers.queues(), Map.of()))) {
            var client = new PhotoClient(new Caller(api, owner));
            var ticket = client.ticket("album", "Summer day.jpg", "image/jpeg", photo.length);
            assertThat(client.put(ticket, photo)).isEqualTo(200);
            return ((ParsedKey.Valid) PhotoKey.parse(ticket.s3Key())).key();
        }
    }

    private void drain(Workers workers) {
        while (workers.pollUploadsOnce() + workers.pollThumbnailsOnce() > 0) {
            // both queues until they are empty
        }
    }

    private PhotoStatus status(PhotoKey key) {
        return operations
                .history()
                .of(key)
                .map(PhotoHistory::photo)
                .map(photo -> photo.status())
                .orElse(PhotoStatus.REGISTERED);
    }
}
