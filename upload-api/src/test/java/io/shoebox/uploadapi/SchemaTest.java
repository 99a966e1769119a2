package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.model.CollectionId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.uploadapi.photos.PhotoFields;
import io.shoebox.uploadapi.photos.PhotoResolvers;
import io.shoebox.uploadapi.tickets.UploadTicket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code answers what the schema says, field by field. */
final class SchemaTest {
    private static final String OPERATORS_ALONE = " @aws_cognito_user_pools(cognito_groups: [\"operators\"])";
    private static final PhotoKey KEY = Photos.key(Events.ALICE, new CollectionId("holiday"), 1);
    private static final Photo READY = Photos.ready(KEY);

    @Test
    void oneFunctionResolvesEachQueryAndMutation() {
        var resolved = new ArrayList<>(PresignLambda.FIELDS);
        resolved.addAll(PhotosLambda.FIELDS);
        var fields = new ArrayList<>(fields("Query"));
        fields.addAll(fields("Mutation"));
        fields.addAll(fields("Subscription"));
        // Resolved without a function: its argument is its value.
        fields.remove("publishPhoto");
        fields.removeAll(operatorsFields());

        assertThat(resolved).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(new PhotoResolvers(new InMemoryCatalog(), new FakeS3(), "photos-bucket").byField())
                .containsOnlyKeys(PhotosLambda.FIELDS);
    }

    @Test
    void everyFieldOfAnAnswerIsInTheSchema() {
        var ticket = new UploadTicket(URI.create("https://example.com"), KEY, new TreeMap<>(), Photos.NOON);
        var collection = new PhotoCollection(KEY.owner(), KEY.collection(), 1, READY.createdAt(), READY.updatedAt());
        var page = new Page<>(List.<Photo>of(), null);

        assertThat(fields("UploadDetails")).isEqualTo(ticket.fields().keySet());
        assertThat(fields("Photo")).isEqualTo(PhotoFields.of(READY).keySet());
        assertThat(fields("Collection")).isEqualTo(PhotoFields.of(collection).keySet());
        assertThat(fields("PhotoPage"))
                .isEqualTo(PhotoFields.of(page, PhotoFields::of).keySet());
        assertThat(fields("Thumbnail")).isEqualTo(Set.of("key", "width", "height", "contentType", "bytes"));
    }

    @Test
    void whatNotifierSendsHasTheFieldsThatSubscribersMaySelect() {
        assertThat(fields("PhotoInput")).isEqualTo(fields("Photo"));
        assertThat(fields("ThumbnailInput")).isEqualTo(fields("Thumbnail"));
        assertThat(fields("PlaceInput")).isEqualTo(fields("Place"));
    }

    @Test
    void publishingIsForIamAloneAndSubscribersHearOfNothingElse() {
        assertThat(block("type Mutation")).contains("    photo: PhotoInput!\n  ): Photo @aws_iam\n");
        assertThat(block("type Subscription")).contains("@aws_subscribe(mutations: [\"publishPhoto\"])");
        assertThat(Schema.typeOf("onPhoto")).isEqualTo("Subscription");
    }

    @Test
    void theSchemaKnowsEveryStatus() {
        Set<String> shown =
                Arrays.stream(PhotoStatus.values()).map(PhotoStatus::name).collect(Collectors.toSet());

        assertThat(block("enum PhotoStatus").lines().map(String::strip).filter(line -> line.matches("[A-Z]+")))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void everyQueryMutationAndTypeIsOpenToBothModesOrToOperatorsAlone() {
        String both = " @aws_iam @aws_cognito_user_pools";

        assertThat(Schema.TEXT
                        .lines()
                        .filter(line ->
                                line.startsWith("type ") && !line.matches("type (Query|Mutation|Subscription) .*")))
                .allMatch(line -> line.endsWith(both + " {") || line.endsWith(OPERATORS_ALONE + " {"));
        assertThat((block("type Query") + block("type Mutation"))
                        .lines()
                        .filter(line -> line.startsWith("  ): ") && !line.endsWith(OPERATORS_ALONE))
                        .filter(line -> !line.endsWith("): Photo @aws_iam")))
                .hasSize(6)
                .allMatch(line -> line.endsWith(both));
    }

    @Test
    void whatOperatorsAskForIsOfTypesForThemAndOfThoseThatAllMaySee() {
        assertThat(operatorsFields()).isNotEmpty();
        assertThat(operatorsTypes()).contains("QueueState", "AuditPage").doesNotContain("Photo");
        for (String field : operatorsFields()) {
            assertThat(operatorsTypes().contains(typeOf(field)) || typeOf(field).equals("Boolean"))
                    .as(field)
                    .isTrue();
        }
    }

    /** Fields of Query and Mutation with the directive that lets operators alone. */
    private static Set<String> operatorsFields() {
        return Pattern.compile("(?m)^  (\\w+)(?:\\([^()]*\\))?: \\S+" + Pattern.quote(OPERATORS_ALONE) + "$")
                .matcher(block("type Query") + block("type Mutation"))
                .results()
                .map((MatchResult field) -> field.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> operatorsTypes() {
        return Pattern.compile("(?m)^type (\\w+)" + Pattern.quote(OPERATORS_ALONE) + " \\{$")
                .matcher(Schema.TEXT)
                .results()
                .map((MatchResult type) -> type.group(1))
                .collect(Collectors.toSet());
    }

    /** Without brackets and exclamation marks. */
    private static String typeOf(String field) {
        return Pattern.compile("(?m)^  " + field + "(?:\\([^()]*\\))?: (\\S+)")
                .matcher(block("type Query") + block("type Mutation"))
                .results()
                .map((MatchResult found) -> found.group(1).replaceAll("[\\[\\]!]", ""))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> fields(String type) {
        return Pattern.compile("(?m)^  (\\w+)[:(]")
                .matcher(block((type.endsWith("Input") ? "input " : "type ") + type))
                .results()
                .map((MatchResult field) -> field.group(1))
                .collect(Collectors.toSet());
    }

    private static String block(String head) {
        String schema = Schema.TEXT;
        int start = schema.indexOf("\n" + head + " ");
        assertThat(start).as(head).isPositive();
        return schema.substring(start, schema.indexOf("\n}", start));
    }
}
