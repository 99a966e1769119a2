package io.shoebox.thumbnailer.making;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.Orientation;
import io.shoebox.thumbnailer.codec.ImageIoWriter;
import io.shoebox.thumbnailer.codec.JpegEncoder;
import io.shoebox.thumbnailer.picture.Pixels;
import io.shoebox.thumbnailer.picture.Size;
import io.shoebox.thumbnailer.picture.YccPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** A picture in sRGB on its way to its thumbnails. */
sealed interface Canvas {
    Size size();

    Canvas in(Size smaller) throws IOException;

    Canvas turned(Orientation orientation);

    ImageType type();

    /** @param quality of a JPEG */
    byte[] file(int quality) throws IOException;

    /** As pixels, for looking at few of them. */
    BufferedImage rgb();

    /** Pixels, with alpha or without. */
    record Rgb(BufferedImage picture, JpegEncoder jpeg) implements Canvas {
        @Override
        public Size size() {
            return new Size(picture.getWidth(), picture.getHeight());
        }

        @Override
        public Canvas in(Size smaller) throws IOException {
            return new Rgb(smaller.of(picture), jpeg);
        }

        @Override
        public Canvas turned(Orientation orientation) {
            return new Rgb(Pixels.turned(picture, orientation), jpeg);
        }

        @Override
        public ImageType type() {
            return picture.getColorModel().hasAlpha() ? ImageType.PNG : ImageType.JPEG;
        }

        @Override
        public byte[] file(int quality) throws IOException {
            return type() == ImageType.PNG ? ImageIoWriter.png(picture) : jpeg.encode(picture, quality);
        }

        @Override
        public BufferedImage rgb() {
            return picture;
        }
    }

    /** Luma and chroma as the photo has them. */
    record Ycc(YccPicture picture) implements Canvas {
        @Override
        public Size size() {
            return picture.size();
        }

        @Override
        public Canvas in(Size smaller) {
            return new Ycc(picture.in(smaller));
        }

        @Override
        public Canvas turned(Orientation orientation) {
            return new Ycc(picture.turned(orientation));
        }

        @Override
        public ImageType type() {
            return ImageType.JPEG;
        }

        @Override
        public byte[] file(int quality) {
            return JpegWriter.encode(picture.planes(), quality);
        }

        @Override
        public BufferedImage rgb() {
            return picture.rgb();
        }
    }
}
