package io.shoebox.jpeg;

import io.shoebox.jpeg.file.ColorModel;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.JpegHeader;
import io.shoebox.jpeg.file.JpegInput;
import io.shoebox.jpeg.picture.ImageAssembly;
import io.shoebox.jpeg.picture.PlaneAssembly;
import io.shoebox.jpeg.picture.RegionCopy;
import io.shoebox.jpeg.scan.Component;
import io.shoebox.jpeg.scan.DecodeOptions;
import io.shoebox.jpeg.scan.ScaledDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads baseline, extended sequential and progressive JPEG of 8 bits (ITU T.81) at a scale of N/8, in pure Java.
 *
 * <p>What the file holds can only cause an {@link IIOException}: {@link UnsupportedJpegException} before any image data is
 * read, {@link JpegLimitException}, or {@link CorruptJpegException}. The colours are those of the file: {@link #iccProfile} and
 * {@link SrgbConversion} lead to sRGB. EXIF orientation is not applied. One image a file; no metadata, no thumbnails.
 */
public final class ScaledJpegReader extends ImageReader {
    /** The file, once it was wanted: the limits of that first call hold for its length. */
    private @Nullable JpegBytes bytes;

    private @Nullable JpegHeader header;
    private @Nullable Damage damage;

    ScaledJpegReader(ScaledJpegReaderSpi spi) {
        super(spi);
    }

    @Override
    public void setInput(@Nullable Object input, boolean seekForwardOnly, boolean ignoreMetadata) {
        super.setInput(input, seekForwardOnly, ignoreMetadata);
        bytes = null;
        header = null;
        damage = null;
    }

    @Override
    public int getNumImages(boolean allowSearch) {
        return 1;
    }

    /** Pixels at full size. */
    @Override
    public int getWidth(int imageIndex) throws IOException {
        check(imageIndex);
        return guarded(() -> header(JpegLimits.DEFAULT).frame().width());
    }

    /** Pixels at full size. */
    @Override
    public int getHeight(int imageIndex) throws IOException {
        check(imageIndex);
        return guarded(() -> header(JpegLimits.DEFAULT).frame().height());
    }

    /** TYPE_BYTE_GRAY for grayscale, TYPE_INT_RGB for all else. */
    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int imageIndex) throws IOException {
        check(imageIndex);
        boolean gray = guarded(() -> header(JpegLimits.DEFAULT).colors()) == ColorModel.GRAY;
        int type = gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        return List.of(ImageTypeSpecifier.createFromBufferedImageType(type)).iterator();
    }

    /** The bytes of the embedded ICC profile, or null if there is none or a part of it is missing. */
    public byte @Nullable [] iccProfile() throws IOException {
        check(0);
        return guardedOrNull(() -> header(JpegLimits.DEFAULT).iccProfile());
    }

    @Override
    public ScaledJpegReadParam getDefaultReadParam() {
        return new ScaledJpegReadParam();
    }

    /**
     * Reads the image at the scale that the parameter gives; full size if it is no {@link ScaledJpegReadParam}.
     *
     * @throws UnsupportedJpegException if the file is of a kind that is not decoded
     * @throws JpegLimitException if a limit is passed
     * @throws CorruptJpegException if the bytes are damaged, and partial results not allowed or there is none
     */
    @Override
    public BufferedImage read(int imageIndex, @Nullable ImageReadParam param) throws IOException {
        ScaledJpegReadParam wanted = param instanceof ScaledJpegReadParam scaled ? scaled : new ScaledJpegReadParam();
        check(imageIndex);
        clearAbortRequest();
        damage = null;
        processImageStarted(imageIndex);
        BufferedImage image = guarded(() -> decode(wanted));
        BufferedImage result = param == null ? image : guarded(() -> RegionCopy.of(image, param));
        processImageComplete();
        return result;
    }

    /**
     * Reads the image as planes, each at the scale that the parameter gives, without upsampling or converting. Region and
     * subsampling of the parameter do not count.
     *
     * @return empty, before anything is decoded, if it has other planes than luma and chroma at full or half size
     * @throws IOException as {@link #read}
     */
    public Optional<YccPlanes> readPlanes(ScaledJpegReadParam param) throws IOException {
        check(0);
        damage = null;
        return guarded(() -> {
            JpegHeader parsed = header(param.limits());
            if (!PlaneAssembly.fits(parsed)) {
                return Optional.empty();
            }
            Frame frame = parsed.frame();
            List<Component> components = decode(parsed, param, true);
            return Optional.of(PlaneAssembly.planes(frame, components, param.scaleFor(frame.width(), frame.height())));
        });
    }

    private BufferedImage decode(ScaledJpegReadParam param) throws IOException {
        JpegHeader parsed = header(param.limits());
        Frame frame = parsed.frame();
        List<Component> components = decode(parsed, param, false);
        return ImageAssembly.image(parsed, components, param.scaleFor(frame.width(), frame.height()));
    }

    private List<Component> decode(JpegHeader parsed, ScaledJpegReadParam param, boolean planar) throws IOException {
        JpegBytes file = Objects.requireNonNull(bytes);
        param.limits().checkBytes(file.length());
        Frame frame = parsed.frame();
        DecodeOptions options = param.options(frame.width(), frame.height(), planar);
        ScaledDecoder.Decoded decoded = new ScaledDecoder(file, parsed, options).decode();
        damage = decoded.damage().orElse(null);
        return decoded.components();
    }

    /** What was wrong with the file that was read last, if {@link ScaledJpegReadParam#setAllowPartial} let it pass. */
    public Optional<Damage> damage() {
        return Optional.ofNullable(damage);
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int imageIndex) {
        return null;
    }

    private JpegHeader header(JpegLimits limits) throws IOException {
        if (header == null) {
            bytes = JpegInput.readAll((ImageInputStream) Objects.requireNonNull(getInput()), limits);
            header = JpegHeader.parse(bytes);
        }
        return header;
    }

    /** Misuse by the caller, as opposed to what the file holds. */
    private void check(int imageIndex) {
        if (imageIndex != 0) {
            throw new IndexOutOfBoundsException("a JPEG file has one image, not " + imageIndex);
        }
        if (!(getInput() instanceof ImageInputStream)) {
            throw new IllegalStateException("no input is set");
        }
    }

    /** Reads something of the file. */
    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }

    private static <T> T guarded(Reading<T> reading) throws IOException {
        return Objects.requireNonNull(guardedOrNull(reading));
    }

    /** The one place where what a hostile file might still cause becomes an {@link IIOException}. */
    private static <T extends @Nullable Object> T guardedOrNull(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IIOException e) {
            throw e;
        } catch (IOException e) {
            throw new IIOException("the input could not be read", e);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new IIOException("the JPEG could not be decoded", e);
        }
    }
}
