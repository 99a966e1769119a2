package io.shoebox.jpeg.picture;

import io.shoebox.jpeg.file.ColorModel;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.JpegHeader;
import io.shoebox.jpeg.scan.Component;
import io.shoebox.jpeg.scan.ScalePlan;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Makes an image of the planes: upsamples and converts a row at a time. */
public final class ImageAssembly {
    private ImageAssembly() {}

    /** TYPE_BYTE_GRAY for one component, else TYPE_INT_RGB. */
    public static BufferedImage image(JpegHeader header, List<Component> components, int scale) {
        Frame frame = header.frame();
        int width = ScalePlan.scaled(frame.width(), scale);
        int height = ScalePlan.scaled(frame.height(), scale);
        return header.colors() == ColorModel.GRAY
                ? gray(components.getFirst(), width, height)
                : colored(header, components, scale, width, height);
    }

    private static BufferedImage gray(Component component, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] plane = component.plane();
        for (int y = 0; y < height; y++) {
            int from = y * component.stride();
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) (plane[from + x] ^ 0x80);
            }
        }
        return image;
    }

    private static BufferedImage colored(
            JpegHeader header, List<Component> components, int scale, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        List<Upsampler> upsamplers = components.stream()
                .map(component -> new Upsampler(component, header.frame(), scale))
                .toList();
        int[][] rows = new int[components.size()][width + 1];
        RowColors colors = new RowColors(header.colors(), width);
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < rows.length; i++) {
                upsamplers.get(i).row(y, width, rows[i]);
            }
            colors.convert(rows, pixels, y * width);
        }
        return image;
    }
}
