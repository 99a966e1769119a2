package io.shoebox.thumbnailer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

final class PixelRowsTest {
    @Test
    void keepsEachPixelWhereNothingIsReduced() throws IIOException {
        var rows = new PixelRows(3, 1, 1);
        rows.put(new int[] {0xFF010203, 0xFFA0B0C0, 0xFFFFFFFF});
        BufferedImage picture = rows.picture();
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(picture.getRGB(0, 0, 3, 1, null, 0, 3)).containsExactly(0xFF010203, 0xFFA0B0C0, 0xFFFFFFFF);
    }

    @Test
    void averagesBoxesAndWhatIsLeftOfThemAtTheEdges() {
        var rows = new PixelRows(3, 3, 2);
        rows.put(new int[] {0xFF000000, 0xFF040000, 0xFF000010});
        rows.put(new int[] {0xFF000800, 0xFF000000, 0xFF000020});
        rows.put(new int[] {0xFF640000, 0xFF000064, 0xFF0000FF});
        BufferedImage picture = rows.picture();
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(picture.getRGB(0, 0, 2, 2, null, 0, 2))
                .containsExactly(0xFF010200, 0xFF000018, 0xFF320032, 0xFF0000FF);
    }

    @Test
    void theColourOfWhatIsTransparentDoesNotCount() {
        var rows = new PixelRows(2, 2, 2);
        rows.put(new int[] {0xFF640000, 0x00FFFFFF});
        rows.put(new int[] {0xFF640000, 0x00FFFFFF});
        BufferedImage picture = rows.picture();
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(picture.getRGB(0, 0)).isEqualTo(0x80640000);
    }

    @Test
    void transparencyThatComesLateIsKept() {
        var rows = new PixelRows(2, 4, 2);
        rows.fill(new int[] {0xFF102030, 0xFF102030}, 2);
        rows.fill(new int[] {0, 0}, 4);
        BufferedImage picture = rows.picture();
        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF102030);
        assertThat(picture.getRGB(0, 1)).isZero();
    }

    @Test
    void oneRowOfMillionsOfPixelsDoesNotOverflow() {
        int width = 20_000_000;
        var rows = new PixelRows(width, 1, 10_000);
        int[] row = new int[width];
        Arrays.fill(row, 0xFFC0C1C2);
        rows.put(row);
        assertThat(rows.picture().getRGB(1999, 0)).isEqualTo(0xFFC0C1C2);
    }

    @Test
    void aTenthIsShownWithGrayBelowAndLessIsNot() throws IIOException {
        var rows = new PixelRows(1, 10, 1);
        assertThatThrownBy(() -> rows.partly(new int[] {0xFF808080}, "cut off"))
                .isInstanceOf(IIOException.class)
                .hasMessage("cut off");
        rows.put(new int[] {0xFF112233});
        Decoded decoded = rows.partly(new int[] {0xFF808080}, "cut off");
        assertThat(decoded.damage()).contains("about 10 %");
        assertThat(decoded.picture().getRGB(0, 0)).isEqualTo(0xFF112233);
        assertThat(decoded.picture().getRGB(0, 9)).isEqualTo(0xFF808080);
    }
}
