package io.shoebox.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhotoKeyTest {
    private static final String OWNER = "eu-west-1:0a1b2c3d-4e5f-6789-abcd-ef0123456789";
    private static final String ID = "0195a2b3-c4d5-7e6f-8a9b-0c1d2e3f4a5b";
    private static final String KEY = OWNER + "/holidays/" + ID + "-a.jpg";

    /** Milliseconds to the end of the year 9999; a UUID has room for more. */
    private static final long LAST_MILLI = 253_402_300_799_999L;

    @Property(edgeCases = EdgeCasesMode.NONE) // their combinations alone would be more than the tries
    void everyKeyIsReadBackAsItself(
            @ForAll @AlphaChars @NumericChars @Chars({'_', '-'}) @StringLength(min = 1, max = 64) String collection,
            @ForAll String filename,
            @ForAll @LongRange(min = 0, max = LAST_MILLI) long millis,
            @ForAll long seed) {
        Instant time = Instant.ofEpochMilli(millis);
        PhotoKey key = PhotoKey.create(
                new IdentityId(OWNER), new CollectionId(collection), FileName.from(filename), time, new Random(seed));
        assertThat(PhotoKey.parse(key.toString())).isEqualTo(new ParsedKey.Valid(key));
        assertThat(key.time()).isEqualTo(time);
        assertThat(key.toString().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(PhotoKey.MOST_BYTES);
    }

    @Property
    void whateverIsReadAsAKeyIsThatText(@ForAll String text) {
        for (String tried : List.of(text, KEY + text, OWNER + "/" + text + "/" + ID + "-a.jpg", OWNER + text)) {
            if (PhotoKey.parse(tried) instanceof ParsedKey.Valid(PhotoKey key)) {
                assertThat(key).hasToString(tried);
            }
        }
    }

    @Test
    void aKeyHasItsParts() {
        assertThat(PhotoKey.parse(KEY)).isInstanceOfSatisfying(ParsedKey.Valid.class, valid -> {
            assertThat(valid.key().owner().value()).isEqualTo(OWNER);
            assertThat(valid.key().collection().value()).isEqualTo("holidays");
            assertThat(valid.key().id()).hasToString(ID);
            assertThat(valid.key().name()).isEqualTo(ID + "-a.jpg");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', not of the form",
        "OWNER/holidays, not of the form",
        "OWNER/holidays/ID-a.jpg/, not of the form",
        "/OWNER/holidays/ID-a.jpg, not of the form",
        "OWNER/holidays/more/ID-a.jpg, not of the form",
        "OWNER/holidays/ID-a.jpg/240.jpg, not of the form",
        "/holidays/ID-a.jpg, no identity id",
        "../holidays/ID-a.jpg, no identity id",
        "eu-west-1%3A0a1b2c3d-4e5f-6789-abcd-ef0123456789/holidays/ID-a.jpg, no identity id",
        "EU-WEST-1:0a1b2c3d-4e5f-6789-abcd-ef0123456789/holidays/ID-a.jpg, no identity id",
        "eu-west-1:0A1B2C3D-4e5f-6789-abcd-ef0123456789/holidays/ID-a.jpg, no identity id",
        "OWNERx/holidays/ID-a.jpg, no identity id",
        "OWNER//ID-a.jpg, no collection id",
        "OWNER/../ID-a.jpg, no collection id",
        "OWNER/été/ID-a.jpg, no collection id",
        "OWNER/a b/ID-a.jpg, no collection id",
        "OWNER/holidays/a.jpg, UUID of version 7",
        "OWNER/holidays/ID, UUID of version 7",
        "OWNER/holidays/IDa.jpg, UUID of version 7",
        "OWNER/holidays/0195a2b3-c4d5-4e6f-8a9b-0c1d2e3f4a5b-a.jpg, UUID of version 7",
        "OWNER/holidays/0195a2b3-c4d5-7e6f-ca9b-0c1d2e3f4a5b-a.jpg, UUID of version 7",
        "OWNER/holidays/0195A2B3-c4d5-7e6f-8a9b-0c1d2e3f4a5b-a.jpg, UUID of version 7",
        "OWNER/holidays/195a2b3-c4d5-7e6f-8a9b-0c1d2e3f4a5b-a.jpg, UUID of version 7",
        "OWNER/holidays/ID-, file name is not safe",
        "OWNER/holidays/ID-.., file name is not safe",
        "OWNER/holidays/ID-a b.jpg, file name is not safe",
        "OWNER/holidays/ID-a\\b.jpg, file name is not safe",
        "OWNER/holidays/ID-%61.jpg, file name is not safe"
    })
    void aMalformedKeyIsToldTheRuleThatItBreaks(String template, String reason) {
        assertMalformed(template.replace("OWNER", OWNER).replace("ID", ID), reason);
    }

    @Test
    void whatCannotBeWrittenInATableIsMalformedToo() {
        assertMalformed(KEY.replace("holidays", "a".repeat(65)), "no collection id");
        assertMalformed(KEY.replace("a.jpg", "a".repeat(101)), "file name is not safe");
        assertMalformed(KEY.replace("a.jpg", "e\u0301.jpg"), "file name is not safe");
        assertMalformed(KEY.replace("a.jpg", "\ud83d"), "file name is not safe");
        assertMalformed(KEY.replace("a.jpg", "a\0.jpg"), "file name is not safe");
        assertMalformed(KEY + "\n", "file name is not safe");
        assertMalformed(KEY.replace("holidays", "holidays\n"), "no collection id");
        assertMalformed(KEY + "a".repeat(1024), "longer than 1024 bytes");
        assertMalformed("é".repeat(513), "longer than 1024 bytes");
        assertMalformed("/".repeat(1024), "not of the form");
    }

    @Test
    void onlyIdsOfVersion7MakeAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PhotoKey(new IdentityId(OWNER), new CollectionId("a"), new UUID(0, 0), new FileName("a")))
                .withMessageContaining("version 7");
    }

    @Test
    void keysOfACollectionSortByUploadTime() {
        var random = new Random(1);
        List<String> keys = Stream.iterate(Instant.parse("2026-01-01T00:00:00Z"), time -> time.plusMillis(1))
                .limit(500)
                .map(time -> PhotoKey.create(
                                new IdentityId(OWNER), new CollectionId("a"), new FileName("a"), time, random)
                        .toString())
                .toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    private static void assertMalformed(String text, String reason) {
        assertThat(PhotoKey.parse(text))
                .as(text)
                .isInstanceOfSatisfying(
                        ParsedKey.Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains(reason));
    }
}
