package io.shoebox.jpeg.write;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;

/** Rows of an image as ints of the form 0xRRGGBB, or as gray values for {@code TYPE_BYTE_GRAY}. */
abstract sealed class PixelRows {
    private static final int MOST_ROWS = 16;

    private final int[] pixels;
    private final int stride;

    private PixelRows(int[] pixels, int stride) {
        this.pixels = pixels;
        this.stride = stride;
    }

    static PixelRows of(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB -> Packed.of(image.getRaster());
            case BufferedImage.TYPE_3BYTE_BGR -> new Bgr(image);
            case BufferedImage.TYPE_BYTE_GRAY -> new Gray(image);
            default -> new Converted(image);
        };
    }

    /** Makes up to 16 rows available until the next call; returns the position of the first pixel. */
    abstract int load(int firstRow, int rows);

    /** Where the pixels are after {@link #load}. */
    final int[] pixels() {
        return pixels;
    }

    /** Distance of two rows in the array. */
    final int stride() {
        return stride;
    }

    /** Position of the first pixel of an image that may be a view into another. */
    private static int start(Raster raster, int band) {
        int x = -raster.getSampleModelTranslateX();
        int y = -raster.getSampleModelTranslateY();
        return raster.getDataBuffer().getOffset()
                + switch (raster.getSampleModel()) {
                    case SinglePixelPackedSampleModel model -> model.getOffset(x, y);
                    case ComponentSampleModel model -> model.getOffset(x, y, band);
                    default -> throw new IllegalArgumentException("no such image type");
                };
    }

    /** The array of the image itself. */
    private static final class Packed extends PixelRows {
        private final int start;

        private Packed(int[] pixels, int stride, int start) {
            super(pixels, stride);
            this.start = start;
        }

        static Packed of(Raster raster) {
            int stride = ((SinglePixelPackedSampleModel) raster.getSampleModel()).getScanlineStride();
            return new Packed(((DataBufferInt) raster.getDataBuffer()).getData(), stride, start(raster, 0));
        }

        @Override
        int load(int firstRow, int rows) {
            return start + firstRow * stride();
        }
    }

    /** Blue, green and red bytes. */
    private static final class Bgr extends PixelRows {
        private static final int BLUE = 2;

        private final byte[] data;
        private final int start;
        private final int scanline;

        Bgr(BufferedImage image) {
            super(new int[MOST_ROWS * image.getWidth()], image.getWidth());
            data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            start = start(image.getRaster(), BLUE);
            scanline = ((ComponentSampleModel) image.getSampleModel()).getScanlineStride();
        }

        @Override
        int load(int firstRow, int rows) {
            for (int row = 0; row < rows; row++) {
                pack(start + (firstRow + row) * scanline, row * stride());
            }
            return 0;
        }

        private void pack(int from, int to) {
            int[] pixels = pixels();
            for (int x = 0; x < stride(); x++) {
                int at = from + 3 * x;
                pixels[to + x] = (data[at] & 0xFF) | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16;
            }
        }
    }

    /** Gray bytes as they are: the JDK's own conversion to RGB would take them for linear light. */
    private static final class Gray extends PixelRows {
        private final byte[] data;
        private final int start;
        private final int scanline;

        Gray(BufferedImage image) {
            super(new int[MOST_ROWS * image.getWidth()], image.getWidth());
            data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            start = start(image.getRaster(), 0);
            scanline = ((ComponentSampleModel) image.getSampleModel()).getScanlineStride();
        }

        @Override
        int load(int firstRow, int rows) {
            for (int row = 0; row < rows; row++) {
                int from = start + (firstRow + row) * scanline;
                for (int x = 0; x < stride(); x++) {
                    pixels()[row * stride() + x] = data[from + x] & 0xFF;
                }
            }
            return 0;
        }
    }

    /** Any other image: its own colour model converts to sRGB. */
    private static final class Converted extends PixelRows {
        private final BufferedImage image;

        Converted(BufferedImage image) {
            super(new int[MOST_ROWS * image.getWidth()], image.getWidth());
            this.image = image;
        }

        @Override
        int load(int firstRow, int rows) {
            image.getRGB(0, firstRow, stride(), rows, pixels(), 0, stride());
            return 0;
        }
    }
}
