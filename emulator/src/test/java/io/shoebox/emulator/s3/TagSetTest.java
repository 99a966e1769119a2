package io.shoebox.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TagSetTest {
    @Test
    void whatIsWrittenIsRead() throws TagSet.InvalidTags {
        Map<String, String> tags = Map.of("a b+-=._:/@1", "ü 写真", "empty", "");

        assertThat(TagSet.read(TagSet.write(tags).getBytes(UTF_8))).isEqualTo(tags);
        assertThat(TagSet.read(TagSet.write(Map.of()).getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Tagging>",
                "<Tagging/>",
                "<Other><TagSet/></Other>",
                "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Tagging><TagSet/></Tagging>"
            })
    void otherXmlIsRefused(String xml) {
        assertThat(refusal(xml)).isEqualTo(Refusal.MALFORMED_XML);
    }

    @Test
    void tagsAreFewShortAndOnceEach() {
        assertThat(refusal(TagSet.write(numbered(11)))).isEqualTo(Refusal.TOO_MANY_TAGS);
        assertThat(refusal(TagSet.write(Map.of("k".repeat(129), "")))).isEqualTo(Refusal.INVALID_TAG);
        assertThat(refusal(TagSet.write(Map.of("", "v")))).isEqualTo(Refusal.INVALID_TAG);
        assertThat(refusal(TagSet.write(Map.of("k", "v".repeat(257))))).isEqualTo(Refusal.INVALID_TAG);
        assertThat(refusal("<Tagging><TagSet><Tag><Key>a&lt;b</Key><Value/></Tag></TagSet></Tagging>"))
                .isEqualTo(Refusal.INVALID_TAG);
        String tag = "<Tag><Key>a</Key><Value>b</Value></Tag>";
        assertThat(refusal("<Tagging><TagSet>" + tag + tag + "</TagSet></Tagging>"))
                .isEqualTo(Refusal.TAG_TWICE);
    }

    private static Map<String, String> numbered(int tags) {
        return IntStream.range(0, tags).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    }

    private static Refusal refusal(String xml) {
        var refused = new Refusal[1];
        assertThatExceptionOfType(TagSet.InvalidTags.class)
                .isThrownBy(() -> TagSet.read(xml.getBytes(UTF_8)))
                .satisfies(e -> refused[0] = e.refusal());
        return refused[0];
    }
}
