package io.shoebox.jpeg;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link ScaledJpegReader}s.
 *
 * <p>Not registered as a service: who wants this reader names it, so that no other code on the class path gets it by chance, nor
 * it another.
 */
public final class ScaledJpegReaderSpi extends ImageReaderSpi {
    private static final String[] NAMES = {"jpeg", "jpg", "JPEG", "JPG"};
    private static final String[] SUFFIXES = {"jpg", "jpeg"};
    private static final String[] TYPES = {"image/jpeg"};

    public ScaledJpegReaderSpi() {
        super(
                "Shoebox",
                "1",
                NAMES,
                SUFFIXES,
                TYPES,
                ScaledJpegReader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        if (!(source instanceof ImageInputStream stream)) {
            return false;
        }
        stream.mark();
        try {
            return stream.read() == 0xFF && stream.read() == Marker.SOI && stream.read() == 0xFF;
        } finally {
            stream.reset();
        }
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
        return createReaderInstance();
    }

    @Override
    public ScaledJpegReader createReaderInstance() {
        return new ScaledJpegReader(this);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "JPEG at a scale of N/8";
    }
}
