package io.shoebox.thumbnailer.codec;

import io.shoebox.jpeg.Damage;
import io.shoebox.jpeg.JpegLimits;
import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.ScaledJpegReadParam;
import io.shoebox.jpeg.ScaledJpegReader;
import io.shoebox.jpeg.ScaledJpegReaderSpi;
import io.shoebox.jpeg.YccPlanes;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import io.shoebox.thumbnailer.picture.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a JPEG at the smallest scale of N/8 that is no smaller than the wanted edge. Other formats are for another decoder; the
 * few kinds of JPEG that the scaling reader does not know are for none.
 */
public final class ScaledJpegDecoder implements ImageDecoder {
    /** Along a side of the largest MCU: a frame has whole ones. */
    private static final long MOST_BLOCKS_AN_MCU = 4;

    private final ImageDecoder others;
    private final int mostScans;

    /** @param mostScans of a JPEG that are decoded */
    public ScaledJpegDecoder(ImageDecoder others, int mostScans) {
        this.others = others;
        this.mostScans = mostScans;
    }

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        if (header.type() != ImageType.JPEG) {
            return others.memory(bytes, header, wantedEdge);
        }
        int scale = parameters(wantedEdge).scaleFor(header.width(), header.height());
        long blocks = blocks(header.width()) * blocks(header.height());
        long samples = (long) scale * scale;
        // A progressive file's coefficients of this scale, two bytes each, and a bit for each of the others.
        long component = blocks * (samples + (header.progressive() ? 2 * samples + Long.BYTES : 0));
        // The reader has the file twice while it takes it in; a pixel is an int, and one more where it was gray.
        return 2L * bytes.length + header.components() * component + (Integer.BYTES + 1) * blocks * samples;
    }

    private static long blocks(int side) {
        return side / 8 + MOST_BLOCKS_AN_MCU;
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        if (header.type() != ImageType.JPEG) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        return read(bytes, header, wantedEdge, deadline, (reader, parameters) -> {
            BufferedImage picture = Pixels.copy(reader.read(0, parameters), BufferedImage.TYPE_INT_RGB);
            return new Decoded(picture, damage(reader));
        });
    }

    @Override
    public Optional<DecodedPlanes> planes(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline)
            throws IOException {
        if (header.type() != ImageType.JPEG) {
            return others.planes(bytes, header, wantedEdge, deadline);
        }
        return read(bytes, header, wantedEdge, deadline, (reader, parameters) -> {
            Optional<YccPlanes> planes = reader.readPlanes(parameters);
            return planes.isPresent() ? Optional.of(new DecodedPlanes(planes.get(), damage(reader))) : Optional.empty();
        });
    }

    /** Reads something of a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ScaledJpegReader reader, ScaledJpegReadParam parameters) throws IOException;
    }

    private <T> T read(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline, Reading<T> reading)
            throws IOException {
        ScaledJpegReadParam parameters = parameters(wantedEdge);
        // The size is the one that the limits were checked against, and the memory what was asked for.
        parameters.setLimits(new JpegLimits(
                bytes.length,
                header.pixels(),
                mostScans,
                memory(bytes, header, wantedEdge),
                Math.max(1, deadline.remaining())));
        ScaledJpegReader reader = new ScaledJpegReaderSpi().createReaderInstance();
        try (var stream = new TimedImageStream(bytes, deadline)) {
            reader.setInput(stream, true, true);
            return reading.of(reader, parameters);
        } finally {
            reader.dispose();
        }
    }

    /** For the owner to read; null if there is none. Of what is there in all but detail, all counts. */
    private static @Nullable String damage(ScaledJpegReader reader) throws IOException {
        Damage damage = reader.damage().orElse(null);
        if (damage == null) {
            return null;
        }
        long percent = Math.round(100 * damage.share());
        if (percent < Decoded.LEAST_PERCENT) {
            throw new IIOException(damage.problem());
        }
        return Decoded.damage(Math.min(percent, 99));
    }

    private static ScaledJpegReadParam parameters(int wantedEdge) {
        var parameters = new ScaledJpegReadParam();
        parameters.setWantedEdge(wantedEdge);
        parameters.setReduction(Reduction.LOW_FREQUENCIES);
        parameters.setAllowPartial(true);
        return parameters;
    }
}
