package io.shoebox.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TiffDirectoryTest {
    private static final int TAG = 0x0110;

    @Test
    void textsAreFoundBesideTheirTagOrElsewhere() {
        assertThat(only("0002 00000003 6f6b0000").text(TAG)).isEqualTo("ok");
        assertThat(only("0002 00000006 0000001a 68656c6c6f00").text(TAG)).isEqualTo("hello");
        assertThat(only("0002 00000006 0000001a 68650000ff00").text(TAG)).isEqualTo("he");
    }

    @Test
    void whatIsNotWithinTheFileIsNotThere() {
        assertThat(only("0002 00000007 0000001a 68656c6c6f00").text(TAG)).isEmpty();
        assertThat(only("0002 00000006 ffffffff 68656c6c6f00").text(TAG)).isEmpty();
        assertThat(only("0002 ffffffff 0000001a 68656c6c6f00").text(TAG)).isEmpty();
        assertThat(only("0005 00000002 0000001a 0000000300000002").rationals(TAG, 2))
                .isEmpty();
        assertThat(only("0004 00000001 fffffff0").directory(TAG)).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsNotThere() {
        assertThat(only("0002 000003e8 0000001a " + "61".repeat(1000)).text(TAG))
                .hasSize(1000);
        assertThat(only("0002 000003e9 0000001a " + "61".repeat(1001)).text(TAG))
                .isEmpty();
    }

    @Test
    void numbersAreReadInEachWidth() {
        assertThat(only("0001 00000001 fe000000").number(TAG)).hasValue(254);
        assertThat(only("0003 00000001 fffe0000").number(TAG)).hasValue(65_534);
        assertThat(only("0004 00000001 fffffffe").number(TAG)).hasValue(4_294_967_294L);
        assertThat(only("0002 00000001 31000000").number(TAG)).isEmpty();
        assertThat(only("0005 00000001 0000001a 0000000300000002").rationals(TAG, 1))
                .containsExactly(1.5);
        assertThat(only("000a 00000001 0000001a fffffffd00000002").rationals(TAG, 1))
                .containsExactly(-1.5);
        assertThat(only("0005 00000001 0000001a 0000000000000000").rationals(TAG, 1))
                .containsExactly(0);
    }

    @Test
    void onlyTheFirstThousandEntriesAreLookedAt() {
        assertThat(last(1000).number(TAG)).hasValue(7);
        assertThat(last(1001).number(TAG)).isEmpty();
    }

    @Test
    void anyBytesAreReadWithoutAnException() {
        var random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = HexFormat.of().parseHex("4d4d002a000000080001011000020000000600000010");
            for (int flips = random.nextInt(6); flips > 0; flips--) {
                bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt(256);
            }
            TiffDirectory.first(bytes, new Span(0, random.nextInt(bytes.length + 1)))
                    .ifPresent(it -> {
                        assertThat(it.text(TAG)).isNotNull();
                        assertThat(it.number(TAG)).isNotNull();
                        assertThat(it.rationals(TAG, 1)).isNotNull();
                        assertThat(it.directory(TAG)).isNotNull();
                    });
        }
    }

    private static TiffDirectory last(int entries) {
        var tiff = ByteBuffer.allocate(10 + 12 * entries).putInt(0x4D4D002A).putInt(8);
        tiff.putShort((short) entries).position(10 + 12 * (entries - 1));
        tiff.putShort((short) TAG).putShort((short) 1).putInt(1).put((byte) 7);
        return TiffDirectory.first(tiff.array(), new Span(0, tiff.capacity())).orElseThrow();
    }

    /** The directory of an entry of this type, count and value, with bytes from offset 0x1A on. */
    private static TiffDirectory only(String entry) {
        String[] parts = entry.split(" ", -1);
        String behind = parts.length > 3 ? parts[3] : "";
        String file = "4d4d002a00000008" + "0001" + "0110" + parts[0] + parts[1] + parts[2] + "00000000" + behind;
        byte[] tiff = HexFormat.of().parseHex(file);
        return TiffDirectory.first(tiff, new Span(0, tiff.length)).orElseThrow();
    }
}
