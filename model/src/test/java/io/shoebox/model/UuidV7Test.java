package io.shoebox.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class UuidV7Test {
    /** 48 bits, the year 10889. */
    private static final long LAST_MILLI = (1L << 48) - 1;

    @Property
    void sortsByItsMillisecondAndGivesItBack(
            @ForAll @LongRange(min = 0, max = LAST_MILLI) long a,
            @ForAll @LongRange(min = 0, max = LAST_MILLI) long b,
            @ForAll long seed) {
        var random = new Random(seed);
        UUID first = UuidV7.at(Instant.ofEpochMilli(Math.min(a, b)), random);
        UUID second = UuidV7.at(Instant.ofEpochMilli(Math.max(a, b)), random);
        assertThat(UuidV7.isValid(first)).isTrue();
        assertThat(UuidV7.time(first).toEpochMilli()).isEqualTo(Math.min(a, b));
        if (a != b) {
            assertThat(first.toString()).isLessThan(second.toString());
        }
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        var random = new Random(7);
        assertThat(UuidV7.at(Instant.EPOCH, random)).isNotEqualTo(UuidV7.at(Instant.EPOCH, random));
    }

    @Test
    void otherVersionsAndVariantsAreNotValid() {
        assertThat(UuidV7.isValid(new UUID(0, 0))).isFalse();
        assertThat(UuidV7.isValid(UUID.nameUUIDFromBytes(new byte[] {1}))).isFalse();
        assertThat(UuidV7.isValid(new UUID(0x7000, 0))).as("another variant").isFalse();
    }

    @Test
    void theExampleOfTheStandardIsValid() {
        var example = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"); // RFC 9562, appendix A.6
        assertThat(UuidV7.isValid(example)).isTrue();
        assertThat(UuidV7.time(example)).isEqualTo(Instant.parse("2022-02-22T19:22:22Z"));
    }
}
