package io.shoebox.operations.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class FolderOrderedTest {
    /** What keys are made of, around the slash, and beyond the characters of sixteen bits. */
    private static final List<String> CHARACTERS = List.of("-", ".", "/", "0", "_", "a", "é", "\uFFFD", "😀");

    @Test
    void keysAreSortedByTheirBytes() {
        for (List<String> keys : randomKeys()) {
            assertThat(keys.stream().sorted(KeyOrder::bytes).toList())
                    .isEqualTo(keys.stream()
                            .sorted((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)))
                            .toList());
        }
    }

    @Test
    void whatIsSortedByBytesComesInTheOrderInWhichThatBelowItIsListed() {
        for (List<String> keys : randomKeys()) {
            List<String> listed = keys.stream()
                    .map(key -> key + "/")
                    .sorted(KeyOrder::bytes)
                    .map(key -> key.substring(0, key.length() - 1))
                    .toList();

            assertThat(inOrder(keys.stream().sorted(KeyOrder::bytes).toList())).isEqualTo(listed);
        }
    }

    @Test
    void rowsAndObjectsOfOneOwnerComeInTheSameOrderWhateverTheirCollections() {
        List<String> collections = List.of("a", "a-b", "a-b-c", "a0", "A", "ab", "-", "_");
        List<String> objects = collections.stream()
                .map(id -> id + "/0195-x.jpg")
                .sorted(KeyOrder::bytes)
                .toList();
        List<String> rows = collections.stream()
                .map(id -> "P#" + id + "/0195-x.jpg")
                .sorted(KeyOrder::bytes)
                .map(row -> row.substring(2))
                .toList();

        assertThat(rows).isEqualTo(objects);
        assertThat(objects)
                .startsWith("-/0195-x.jpg")
                .containsSubsequence("a-b-c/0195-x.jpg", "a-b/0195-x.jpg", "a/0195-x.jpg");
        // Rows of collections come otherwise, and are brought into that order.
        assertThat(inOrder(collections.stream().sorted(KeyOrder::bytes).toList()))
                .isEqualTo(objects.stream()
                        .map(key -> key.substring(0, key.indexOf('/')))
                        .toList());
    }

    @Test
    void aListingThatIsNotSortedIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> inOrder(List.of("b", "a")))
                .withMessageContaining("not sorted");
        assertThatIllegalStateException().isThrownBy(() -> inOrder(List.of("a", "a")));
    }

    private static List<String> inOrder(List<String> sorted) {
        var out = new ArrayList<String>();
        new FolderOrdered<>(sorted.iterator(), Function.identity()).forEachRemaining(out::add);
        return out;
    }

    private static List<List<String>> randomKeys() {
        var random = new Random(7);
        var all = new ArrayList<List<String>>();
        for (int i = 0; i < 300; i++) {
            var keys = new TreeSet<String>();
            for (int n = random.nextInt(40); n > 0; n--) {
                var key = new StringBuilder("k");
                for (int length = random.nextInt(6); length > 0; length--) {
                    key.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
                }
                keys.add(key.toString());
            }
            all.add(List.copyOf(keys));
        }
        return all;
    }
}
