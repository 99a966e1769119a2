package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SrgbConversionTest {
    @Test
    void readsAProfileFromAllItsSegments() throws IOException {
        byte[] profile = profile(ColorSpace.CS_LINEAR_RGB);
        byte[] first = Arrays.copyOf(profile, 400);
        byte[] second = Arrays.copyOfRange(profile, 400, profile.length);
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        byte[] tagged = JpegSurgery.insert(JpegSurgery.insert(jpeg, 2, chunk(first, 1, 2)), 2, chunk(second, 2, 2));
        byte[] incomplete = JpegSurgery.insert(jpeg, 2, chunk(first, 1, 2));

        assertThat(Reading.reader(tagged).iccProfile()).isEqualTo(profile);
        assertThat(Reading.reader(incomplete).iccProfile()).isNull();
        assertThat(Reading.reader(jpeg).iccProfile()).isNull();
    }

    @Test
    void readsAProfileBehindTheFrameHeaderToo() throws IOException {
        byte[] profile = profile(ColorSpace.CS_LINEAR_RGB);
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        byte[] late = JpegSurgery.insert(jpeg, JpegSurgery.find(jpeg, Marker.SOS), chunk(profile, 1, 1));

        assertThat(Reading.reader(late).iccProfile()).isEqualTo(profile);
    }

    @Test
    void leavesSrgbAndBrokenProfilesAlone() {
        BufferedImage image = pixel(BufferedImage.TYPE_INT_RGB, 0x406080);

        assertThat(SrgbConversion.apply(image, null)).isSameAs(image);
        assertThat(SrgbConversion.apply(image, profile(ColorSpace.CS_sRGB))).isSameAs(image);
        assertThat(SrgbConversion.apply(image, new byte[200])).isSameAs(image);
        assertThat(SrgbConversion.apply(image, profile(ColorSpace.CS_GRAY))).isSameAs(image);
    }

    @Test
    void convertsColoursToSrgb() {
        BufferedImage linear = pixel(BufferedImage.TYPE_INT_RGB, 0x404040);

        BufferedImage converted = SrgbConversion.apply(linear, profile(ColorSpace.CS_LINEAR_RGB));

        // A linear 0x40 is 0x89 in sRGB's curve.
        assertThat(converted.getRGB(0, 0) & 0xFF).isBetween(0x87, 0x8B);
        assertThat(converted.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    }

    @Test
    void convertsGrayToSrgb() {
        BufferedImage gray = pixel(BufferedImage.TYPE_BYTE_GRAY, 0);
        gray.getRaster().setSample(0, 0, 0, 0x40);

        BufferedImage converted = SrgbConversion.apply(gray, profile(ColorSpace.CS_GRAY));

        assertThat(converted.getRGB(0, 0) & 0xFF).isBetween(0x80, 0x90);
    }

    private static BufferedImage pixel(int type, int rgb) {
        BufferedImage image = new BufferedImage(4, 4, type);
        for (int i = 0; i < 16; i++) {
            image.setRGB(i % 4, i / 4, rgb);
        }
        return image;
    }

    private static byte[] profile(int space) {
        return ICC_Profile.getInstance(space).getData();
    }

    private static byte[] chunk(byte[] data, int number, int count) {
        byte[] name = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + name.length + 2 + data.length;
        byte[] head = {-1, (byte) Marker.APP2, (byte) (length >> 8), (byte) length};
        byte[] numbers = {(byte) number, (byte) count};
        return JpegSurgery.join(JpegSurgery.join(head, name), JpegSurgery.join(numbers, data));
    }
}
