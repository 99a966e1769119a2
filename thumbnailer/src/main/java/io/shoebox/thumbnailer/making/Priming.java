package io.shoebox.thumbnailer.making;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Thumbnails of small made pictures, until the JVM has loaded and compiled what a photo needs: the first photo of a cold JVM
 * takes about a second, one of a primed JVM little more than any other.
 *
 * <p>The pictures have each format, baseline and progressive JPEGs at each scale of N/8 that photos of 1 to 50 megapixels are
 * decoded at. They are small, and so are their thumbnails, as what is compiled depends on the scale and not on the size.
 */
public final class Priming {
    /** After which more does not help (docs/performance.md). */
    public static final Duration ENOUGH = Duration.ofSeconds(3);

    private static final List<Integer> EDGES = List.of(32, 64, 96);
    private static final int QUALITY = 80;
    /** Sides of the pictures at which the decoder takes 1/8 to 8/8 for the largest edge. */
    private static final int[] SCALES = {2, 1, 3, 4, 2, 5, 6, 2, 7, 8};

    private static final long MEMORY = 64L << 20;

    private final ThumbnailMaker maker;
    private final List<byte[]> files;
    /** In nanoseconds. */
    private final LongSupplier clock;

    /** Makes the pictures. */
    public Priming() {
        this(clock());
    }

    /** The thread's own processor time: a busy machine is given longer for the same work. */
    private static LongSupplier clock() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }

    Priming(LongSupplier clock) {
        maker = ThumbnailMaker.standard(
                new ThumbnailMaker.Options(EDGES, QUALITY, ImageLimits.DEFAULT), new MemoryBudget(MEMORY));
        files = files();
        this.clock = clock;
    }

    /**
     * Makes thumbnails of all pictures, again and again; ends early where the thread is interrupted.
     *
     * @param atMost of this thread's processor time, until which another picture is begun
     * @return how many were made
     */
    public int run(Duration atMost) {
        long end = clock.getAsLong() + atMost.toNanos();
        int made = 0;
        while (clock.getAsLong() - end < 0 && !Thread.currentThread().isInterrupted()) {
            byte[] file = files.get(made % files.size());
            if (maker.make(file) instanceof Making.Unmakable(String reason, boolean _)) {
                throw new IllegalStateException("a picture of our own cannot be made: " + reason);
            }
            made++;
        }
        return made;
    }

    /** In the order in which they are worth most, should the time be short. */
    List<byte[]> files() {
        var made = new ArrayList<byte[]>();
        for (int scale : SCALES) {
            int side = 8 * EDGES.getLast() / scale;
            BufferedImage picture = picture(side, side * 3 / 4);
            made.add(JpegWriter.encode(picture, QUALITY));
            made.add(progressive(picture));
        }
        // Photos of another profile, such as Display P3, are made of pixels, all others of planes.
        for (int side : new int[] {192, 384}) {
            made.add(withProfile(JpegWriter.encode(picture(side, side * 3 / 4), QUALITY)));
        }
        made.add(written(picture(300, 200), "png"));
        made.add(written(picture(200, 150), "gif"));
        made.add(resource("priming.webp"));
        made.add(resource("priming.heic"));
        return made;
    }

    /** Waves with some noise: detail of every frequency, as photos have it. */
    private static BufferedImage picture(int width, int height) {
        var random = new Random(width);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wave = (int) (100 + 60 * Math.sin(x / 9.0) * Math.cos(y / 13.0));
                picture.setRGB(x, y, 0x010203 * (wave + random.nextInt(32)) & 0xFFFFFF);
            }
        }
        return picture;
    }

    private static byte[] withProfile(byte[] jpeg) {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] name = "ICC_PROFILE\0\1\1".getBytes(ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + 4 + name.length + profile.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE2)
                .putShort((short) (2 + name.length + profile.length))
                .put(name)
                .put(profile)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] progressive(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] written(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(picture, format, stream)) {
                throw new IllegalStateException("there is no writer of " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Priming.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
