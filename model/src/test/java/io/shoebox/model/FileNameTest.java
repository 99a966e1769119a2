package io.shoebox.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNameTest {
    @Property
    void whateverAClientSendsBecomesASafeNameThatStaysAsItIs(@ForAll String sent) {
        FileName name = FileName.from(sent);
        assertThat(name.value()).doesNotContain("/", "\\", "\0").isNotIn("", ".", "..");
        assertThat(name.value().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(FileName.MOST_BYTES);
        assertThat(FileName.from(name.value())).isEqualTo(name);
    }

    @Property
    void twoNormalFormsOfANameAreOneName(@ForAll String sent) {
        assertThat(FileName.from(Normalizer.normalize(sent, Normalizer.Form.NFD)))
                .isEqualTo(FileName.from(Normalizer.normalize(sent, Normalizer.Form.NFC)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_0001.JPG",
                "a",
                "...",
                "-rf",
                "été-à_la.mer.jpg",
                "写真.jpg",
                "фото.png",
                "صورة.jpg",
                "٣.jpg",
                "हिन्दी.gif",
                "𝔄.jpg"
            })
    void safeNamesOfAnyScriptStayAsTheyAre(String name) {
        assertThat(FileName.isValid(name)).isTrue();
        assertThat(FileName.from(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'my photo.jpg', my_photo.jpg",
        "../../etc/passwd, .._.._etc_passwd",
        "C:\\photos\\a.jpg, C__photos_a.jpg",
        "a/b, a_b",
        "/, _",
        "50%+1.jpg, 50__1.jpg",
        "a?b*c|d.jpg, a_b_c_d.jpg",
        "<x>&\"y\".jpg, _x___y_.jpg",
        "~$x#.jpg, __x_.jpg",
        "½.jpg, _.jpg",
        "📷🏖️.jpg, __️.jpg"
    })
    void separatorsEmojiAndOtherCharactersAreReplaced(String sent, String safe) {
        assertThat(FileName.from(sent).value()).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void namesThatMeanAFolderOrNothingAreReplacedWhole(String sent) {
        assertThat(FileName.from(sent).value()).isEqualTo("photo");
        assertThatIllegalArgumentException().isThrownBy(() -> new FileName(sent));
    }

    @Test
    void controlAndInvisibleCharactersAreReplaced() {
        assertThat(FileName.from("a\0b\r\n\tc\u007fd").value()).isEqualTo("a_b___c_d");
        assertThat(FileName.from("gpj\u202eexe.jpg").value())
                .as("right-to-left override")
                .isEqualTo("gpj_exe.jpg");
        assertThat(FileName.from("a\u200b\u200d\ufeff.jpg").value()).isEqualTo("a___.jpg");
        assertThat(FileName.from("a\ue000\ufffe.jpg").value())
                .as("private use, no character")
                .isEqualTo("a__.jpg");
    }

    @Test
    void marksAreJoinedToTheirLetters() {
        assertThat(FileName.from("e\u0301te\u0301.jpg").value()).isEqualTo("\u00e9t\u00e9.jpg");
        assertThat(FileName.isValid("e\u0301.jpg")).as("not in normal form C").isFalse();
        assertThat(FileName.from("\u0301a").value()).as("begins with a mark").isEqualTo("\u0301a");
        assertThat(FileName.from("\u212bngstrom").value()).as("the unit's sign").isEqualTo("\u00c5ngstrom");
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertThat(FileName.from("a\ud83d.jpg").value()).isEqualTo("a_.jpg");
        assertThat(FileName.from("\udcf7\ud83d").value()).isEqualTo("__");
        assertThat(FileName.isValid("a\ud835")).isFalse();
    }

    @Test
    void longNamesAreCutAtACodePoint() {
        assertThat(FileName.from("a".repeat(101)).value()).isEqualTo("a".repeat(100));
        assertThat(FileName.from("é".repeat(51)).value()).isEqualTo("é".repeat(50));
        assertThat(FileName.from("a" + "é".repeat(50)).value()).isEqualTo("a" + "é".repeat(49));
        assertThat(FileName.from("ab" + "写".repeat(33)).value()).isEqualTo("ab" + "写".repeat(32));
        assertThat(FileName.from("a" + "𝔄".repeat(25)).value()).isEqualTo("a" + "𝔄".repeat(24));
        assertThat(FileName.isValid("a".repeat(101))).isFalse();
    }
}
