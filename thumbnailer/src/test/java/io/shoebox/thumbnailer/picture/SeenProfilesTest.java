package io.shoebox.thumbnailer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeenProfilesTest {
    private final SeenProfiles seen = new SeenProfiles();
    private final List<Integer> looked = new ArrayList<>();

    @Test
    void aProfileIsLookedAtOnce() {
        ask(1, 10);
        ask(2, 10);
        ask(1, 10);
        assertThat(looked).containsExactly(1, 2);
    }

    @Test
    void theOldestIsForgotten() {
        for (int i = 0; i < 16; i++) {
            ask(i, 10);
        }
        ask(0, 10);
        ask(16, 10);
        looked.clear();
        ask(0, 10);
        ask(1, 10);
        assertThat(looked).containsExactly(1);
    }

    @Test
    void aLargeProfileIsNotKept() {
        ask(1, 100_000);
        ask(1, 100_000);
        assertThat(looked).containsExactly(1, 1);
    }

    private void ask(int first, int size) {
        byte[] data = new byte[size];
        data[0] = (byte) first;
        seen.of(data, it -> {
            looked.add((int) it[0]);
            return Optional.empty();
        });
    }
}
