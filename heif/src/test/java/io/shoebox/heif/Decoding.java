package io.shoebox.heif;

import io.shoebox.heif.box.HeifBoxes;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Decodes files as the tests want them. */
final class Decoding {
    private Decoding() {}

    static BufferedImage full(byte[] file) throws HeifException {
        return reduced(file, Reduction.FULL);
    }

    static BufferedImage reduced(byte[] file, Reduction reduction) throws HeifException {
        return HeifFile.open(file, HeifLimits.DEFAULT).decode(reduction, 1, Runnable::run);
    }

    static HeifHeader header(byte[] file) {
        return switch (HeaderReader.read(file, HeifLimits.DEFAULT)) {
            case HeifHeaderRead.Whole(HeifHeader header) -> header;
            case HeifHeaderRead.Partial partial -> throw new AssertionError(partial);
            case HeifHeaderRead.Refused(HeifException reason) -> throw new AssertionError(reason);
        };
    }

    /** The first coded picture of a kept file, 76 × 64 with what is cropped. */
    static CodedPicture coded(String golden) throws IOException {
        return CodedPicture.of(Golden.read(golden)).getFirst();
    }

    static int itemCount(byte[] file) throws HeifException {
        return HeifBoxes.parse(file, HeifLimits.DEFAULT)
                .meta()
                .orElseThrow()
                .items()
                .size();
    }

    /** The picture turned upright by a value of EXIF: slow and plain. */
    static BufferedImage upright(BufferedImage stored, int orientation) {
        int w = stored.getWidth();
        int h = stored.getHeight();
        boolean swaps = orientation >= 5;
        var upright = new BufferedImage(swaps ? h : w, swaps ? w : h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                int pixel = switch (orientation) {
                    case 1 -> stored.getRGB(x, y);
                    case 2 -> stored.getRGB(w - 1 - x, y);
                    case 3 -> stored.getRGB(w - 1 - x, h - 1 - y);
                    case 4 -> stored.getRGB(x, h - 1 - y);
                    case 5 -> stored.getRGB(y, x);
                    case 6 -> stored.getRGB(y, h - 1 - x);
                    case 7 -> stored.getRGB(w - 1 - y, h - 1 - x);
                    case 8 -> stored.getRGB(w - 1 - y, x);
                    default -> throw new AssertionError(orientation);
                };
                upright.setRGB(x, y, pixel);
            }
        }
        return upright;
    }

    /** The mean difference of colours, 0 to 255. */
    static double meanDifference(BufferedImage first, BufferedImage second) {
        long sum = 0;
        for (int y = 0; y < first.getHeight(); y++) {
            for (int x = 0; x < first.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((first.getRGB(x, y) >> shift & 255) - (second.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return (double) sum / (3.0 * first.getWidth() * first.getHeight());
    }
}
