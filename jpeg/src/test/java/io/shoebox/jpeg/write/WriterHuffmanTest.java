package io.shoebox.jpeg.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WriterHuffmanTest {
    private final Random random = new Random(11);

    @Test
    void frequentSymbolsGetShortCodes() {
        WriterHuffman code = WriterHuffman.fitted(counts(60, 25, 10, 5));
        assertThat(IntStream.range(0, 4).map(code::length)).containsExactly(1, 2, 3, 4);
        assertThat(IntStream.range(0, 4).map(code::code)).containsExactly(0b0, 0b10, 0b110, 0b1110);
    }

    @Test
    void aSingleSymbolGetsOneBit() {
        WriterHuffman code = WriterHuffman.fitted(counts(7));
        assertThat(code.length(0)).isEqualTo(1);
        assertThat(code.code(0)).isZero();
    }

    @Test
    void lopsidedCountsStayWithinSixteenBits() {
        int[] fibonacci = new int[40];
        fibonacci[0] = 1;
        fibonacci[1] = 1;
        for (int i = 2; i < fibonacci.length; i++) {
            fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        }
        assertValid(counts(fibonacci));
    }

    @Test
    void everyCodeIsPrefixFreeCompleteAndNeverAllOnes() {
        for (int round = 0; round < 500; round++) {
            int symbols = 1 + random.nextInt(256);
            double skew = random.nextDouble() * 20;
            int[] counts = new int[256];
            for (int i = 0; i < symbols; i++) {
                counts[i] = (int) Math.pow(2, random.nextDouble() * skew);
            }
            assertValid(counts);
        }
    }

    private static void assertValid(int[] counts) {
        WriterHuffman code = WriterHuffman.fitted(counts);
        int used = 0;
        for (int symbol = 0; symbol < 256; symbol++) {
            int length = code.length(symbol);
            assertThat(length > 0).isEqualTo(counts[symbol] > 0);
            assertThat(length).isLessThanOrEqualTo(16);
            if (length > 0) {
                assertThat(code.code(symbol)).isLessThan((1 << length) - 1);
                used += 1 << (16 - length);
            }
        }
        // What is left is the one code of all ones.
        assertThat(Integer.bitCount((1 << 16) - used)).isEqualTo(1);
    }

    private static int[] counts(int... first) {
        int[] counts = new int[256];
        System.arraycopy(first, 0, counts, 0, first.length);
        return counts;
    }
}
