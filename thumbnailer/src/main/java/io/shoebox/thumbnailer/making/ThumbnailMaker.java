package io.shoebox.thumbnailer.making;

import io.shoebox.heif.HeifLimitException;
import io.shoebox.heif.UnsupportedHeifException;
import io.shoebox.jpeg.JpegLimitException;
import io.shoebox.jpeg.JpegWriter;
import io.shoebox.jpeg.UnsupportedJpegException;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.codec.Decoded;
import io.shoebox.thumbnailer.codec.DecodedPlanes;
import io.shoebox.thumbnailer.codec.GifDecoder;
import io.shoebox.thumbnailer.codec.HeicDecoder;
import io.shoebox.thumbnailer.codec.ImageDecoder;
import io.shoebox.thumbnailer.codec.ImageIoDecoder;
import io.shoebox.thumbnailer.codec.JpegEncoder;
import io.shoebox.thumbnailer.codec.PngDecoder;
import io.shoebox.thumbnailer.codec.ScaledJpegDecoder;
import io.shoebox.thumbnailer.codec.WebpDecoder;
import io.shoebox.thumbnailer.limits.Cores;
import io.shoebox.thumbnailer.limits.Deadline;
import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import io.shoebox.thumbnailer.picture.ColourProfile;
import io.shoebox.thumbnailer.picture.Pixels;
import io.shoebox.thumbnailer.picture.Size;
import io.shoebox.thumbnailer.picture.YccPicture;
import io.trbl.blurhash.BlurHash;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes all thumbnails of an image from one decode: limits, decoding, then from the largest size to the smallest. Knows
 * nothing of AWS.
 *
 * <p>The time limit covers decoding, which takes nearly all of the time: the stream that a reader reads from fails after
 * it, and a reader that reports progress is aborted. A reader that does neither runs to its end, which the other limits
 * bound; its result is then thrown away. Waiting for a core and for memory does not count.
 */
public final class ThumbnailMaker {
    private static final int PLACEHOLDER_EDGE = 32;
    private static final int PLACEHOLDER_COMPONENTS = 4;
    private static final int MOST_DETAIL = 120;

    private final Options options;
    private final ImageDecoder decoder;
    private final JpegEncoder jpeg;
    private final MemoryBudget memory;
    private final Cores cores = new Cores(processors());
    private final LongSupplier nanoTime;

    /**
     * What is made.
     *
     * @param edges longest edges in pixels, ascending
     * @param quality of JPEGs, 1 to 100
     */
    public record Options(List<Integer> edges, int quality, ImageLimits limits) {
        public Options {
            edges = List.copyOf(edges);
        }
    }

    ThumbnailMaker(
            Options options, ImageDecoder decoder, JpegEncoder jpeg, MemoryBudget memory, LongSupplier nanoTime) {
        this.options = options;
        this.decoder = decoder;
        this.jpeg = jpeg;
        this.memory = memory;
        this.nanoTime = nanoTime;
    }

    /** With the decoders and encoders that are used outside of tests. */
    public static ThumbnailMaker standard(Options options, MemoryBudget memory) {
        var heic = new HeicDecoder(
                new WebpDecoder(new PngDecoder(new GifDecoder(new ImageIoDecoder()))),
                options.limits().mostPixels(),
                ForkJoinPool.commonPool(),
                processors());
        var decoder = new ScaledJpegDecoder(heic, options.limits().mostScans());
        return new ThumbnailMaker(options, decoder, JpegWriter::encode, memory, System::nanoTime);
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Beside others, within the memory that is free for it. */
    public Making make(byte[] bytes) {
        return make(bytes, false);
    }

    /** The same while nothing else is decoded: what fails then, fails by itself. */
    public Making makeAlone(byte[] bytes) {
        return make(bytes, true);
    }

    private Making make(byte[] bytes, boolean alone) {
        return switch (ImageHeader.read(bytes)) {
            case HeaderRead.Corrupt(String reason) -> new Making.Unmakable("the image is corrupt: " + reason);
            case HeaderRead.Whole(ImageHeader header) -> make(bytes, header, alone);
            case HeaderRead.Partial(ImageHeader soFar) ->
                // What describes a picture may come last, and is not worth a photo.
                soFar != null ? make(bytes, soFar, alone) : new Making.Unmakable("the image is truncated");
        };
    }

    private Making make(byte[] bytes, ImageHeader header, boolean alone) {
        Optional<String> limit = options.limits().broken(bytes, header);
        if (limit.isPresent()) {
            return new Making.Unmakable(limit.get());
        }
        if (header.type() == ImageType.AVIF) {
            return new Making.Made(List.of(), null, null);
        }
        Supplier<Making> decoding =
                () -> decode(bytes, header, Deadline.in(options.limits().time(), nanoTime));
        if (alone) {
            return cores.with(() -> memory.alone(decoding));
        }
        return cores.with(() -> memory.with(memory(bytes, header), decoding));
    }

    private long memory(byte[] bytes, ImageHeader header) {
        int largest = options.edges().getLast();
        long working = 4L * 4 * largest * largest;
        return decoder.memory(bytes, header, largest) + working;
    }

    /** Bytes of the budget that an image takes beside the file; none if it is refused before it is decoded. */
    public long memory(byte[] bytes) {
        @Nullable
        ImageHeader header = switch (ImageHeader.read(bytes)) {
            case HeaderRead.Whole(ImageHeader whole) -> whole;
            case HeaderRead.Partial(ImageHeader soFar) -> soFar;
            case HeaderRead.Corrupt(String reason) -> null;
        };
        if (header == null || header.type() == ImageType.AVIF) {
            return 0;
        }
        return options.limits().broken(bytes, header).isPresent() ? 0 : memory(bytes, header);
    }

    /**
     * The one broad catch around decoders: on hostile bytes they throw whatever they like. Running out of memory or time may
     * be a neighbour's fault, so that is told apart.
     */
    private Making decode(byte[] bytes, ImageHeader header, Deadline deadline) {
        try {
            Optional<ColourProfile> profile = ColourProfile.of(bytes, header);
            Size largest = new Size(header.width(), header.height())
                    .within(options.edges().getLast());
            if (profile.isEmpty() && YccPicture.turns(largest, header.orientation())) {
                Optional<DecodedPlanes> planes =
                        decoder.planes(bytes, header, options.edges().getLast(), deadline);
                if (planes.isPresent()) {
                    return deadline.passed() ? tooSlow() : encodeAll(header, largest, planes.get());
                }
            }
            Decoded decoded = decoder.decode(bytes, header, options.edges().getLast(), deadline);
            return deadline.passed() ? tooSlow() : encodeAll(header, largest, decoded, profile);
        } catch (OutOfMemoryError e) {
            return new Making.Unmakable("the image takes too much memory to decode", true);
        } catch (UnsupportedJpegException | JpegLimitException | UnsupportedHeifException | HeifLimitException e) {
            return deadline.passed() ? tooSlow() : new Making.Unmakable(detail(e));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return deadline.passed() ? tooSlow() : new Making.Unmakable("the image is corrupt: " + detail(e));
        }
    }

    /** Nearly all photos, without a conversion of colours. */
    private Making encodeAll(ImageHeader header, Size largest, DecodedPlanes decoded) throws IOException {
        var picture = new Canvas.Ycc(YccPicture.of(decoded.planes(), largest));
        return encodeAll(header, picture, decoded.damage());
    }

    private Making encodeAll(ImageHeader header, Size largest, Decoded decoded, Optional<ColourProfile> profile)
            throws IOException {
        BufferedImage picture = largest.of(Pixels.takenForSrgb(decoded.picture()));
        if (picture.getColorModel().hasAlpha() && !Pixels.isTransparent(picture)) {
            picture = Pixels.copy(picture, BufferedImage.TYPE_INT_RGB);
        }
        picture = profile.isPresent() ? profile.get().toSrgb(picture) : picture;
        return encodeAll(header, new Canvas.Rgb(picture, jpeg), decoded.damage());
    }

    private Making encodeAll(ImageHeader header, Canvas stored, @Nullable String damage) throws IOException {
        Canvas picture = stored.turned(header.orientation());
        Size upright = new Size(header.uprightWidth(), header.uprightHeight());
        Deque<Making.Encoded> thumbnails = new ArrayDeque<>();
        for (int edge : options.edges().reversed()) {
            picture = picture.in(upright.within(edge));
            thumbnails.addFirst(encode(edge, picture, thumbnails.peekFirst()));
        }
        return new Making.Made(List.copyOf(thumbnails), placeholder(picture), damage);
    }

    /** A photo that is smaller than several edges is encoded once, and there under each of them. */
    private Making.Encoded encode(int edge, Canvas picture, Making.@Nullable Encoded larger) throws IOException {
        Size size = picture.size();
        byte[] file = larger != null && larger.width() == size.width() && larger.height() == size.height()
                ? larger.bytes()
                : picture.file(options.quality());
        return new Making.Encoded(edge, size.width(), size.height(), picture.type(), file);
    }

    private static String placeholder(Canvas picture) throws IOException {
        Canvas small = picture.in(picture.size().within(PLACEHOLDER_EDGE));
        return BlurHash.encode(small.rgb(), PLACEHOLDER_COMPONENTS, PLACEHOLDER_COMPONENTS - 1);
    }

    private Making tooSlow() {
        return new Making.Unmakable(
                "the image takes longer than " + options.limits().time().toSeconds() + " s to decode", true);
    }

    private static String detail(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String clean = message.replaceAll("\\p{Cntrl}", " ");
        return clean.substring(0, Math.min(clean.length(), MOST_DETAIL));
    }
}
