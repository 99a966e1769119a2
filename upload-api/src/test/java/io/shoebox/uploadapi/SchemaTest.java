package io.shoebox.uploadapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
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
import java.io.IOException;
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
    private static final PhotoKey KEY = Photos.key(Events.ALICE, new CollectionId("holiday"), 1);
    private static final Photo READY = Photos.ready(KEY);

    @Test
    void oneFunctionResolvesEachQueryAndMutation() throws IOException {
        var resolved = new ArrayList<>(PresignLambda.FIELDS);
        resolved.addAll(PhotosLambda.FIELDS);
        var fields = new ArrayList<>(fields("Query"));
        fields.addAll(fields("Mutation"));

        assertThat(resolved).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(new PhotoResolvers(new InMemoryCatalog(), new FakeS3(), "photos-bucket").byField())
                .containsOnlyKeys(PhotosLambda.FIELDS);
    }

    @Test
    void everyFieldOfAnAnswerIsInTheSchema() throws IOException {
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
    void theSchemaKnowsEveryStatusThatIsShown() throws IOException {
        Set<String> shown = Arrays.stream(PhotoStatus.values())
                .filter(status -> status != PhotoStatus.DELETED)
                .map(PhotoStatus::name)
                .collect(Collectors.toSet());

        assertThat(block("enum PhotoStatus").lines().map(String::strip).filter(line -> line.matches("[A-Z]+")))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void everyQueryMutationAndTypeIsOpenToBothModes() throws IOException {
        String both = " @aws_iam @aws_cognito_user_pools";

        assertThat(schema().lines()
                        .filter(line -> line.startsWith("type ") && !line.matches("type (Query|Mutation) .*")))
                .allMatch(line -> line.endsWith(both + " {"));
        assertThat((block("type Query") + block("type Mutation")).lines().filter(line -> line.startsWith("  ): ")))
                .hasSize(6)
                .allMatch(line -> line.endsWith(both));
    }

    private static Set<String> fields(String type) throws IOException {
        return Pattern.compile("(?m)^  (\\w+)[:(]")
                .matcher(block("type " + type))
                .results()
                .map((MatchResult field) -> field.group(1))
                .collect(Collectors.toSet());
    }

    private static String block(String head) throws IOException {
        String schema = schema();
        int start = schema.indexOf("\n" + head + " ");
        assertThat(start).as(head).isPositive();
        return schema.substring(start, schema.indexOf("\n}", start));
    }

    private static String schema() throws IOException {
        try (var resource = requireNonNull(UploadApi.class.getResourceAsStream("schema.graphql"))) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }
}
