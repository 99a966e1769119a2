package io.shoebox.thumbnailer.codec;

import io.shoebox.model.image.ImageHeader;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.IIOServiceProvider;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * The ImageIO plug-ins that are used, each by its name: which one is registered first depends on the class path, and
 * with it the quality and safety of what is made.
 */
final class Codecs {
    private static final String JDK = "com.sun.imageio.plugins.";

    static {
        ImageIO.setUseCache(false);
        // The context class loader of a Lambda may not be the one that ImageIO looked with first.
        ImageIO.scanForPlugins();
    }

    private Codecs() {}

    static ImageReader reader(ImageHeader header) throws IOException {
        return switch (header.type()) {
            case PNG -> reader(JDK + "png.PNGImageReaderSpi");
            case JPEG, GIF, WEBP, HEIC, AVIF ->
                throw new IllegalArgumentException(
                        "ImageIO's reader is not for " + header.type().contentType());
        };
    }

    static ImageWriter pngWriter() throws IOException {
        return named(ImageWriterSpi.class, JDK + "png.PNGImageWriterSpi").createWriterInstance();
    }

    private static ImageReader reader(String name) throws IOException {
        return named(ImageReaderSpi.class, name).createReaderInstance();
    }

    private static <T extends IIOServiceProvider> T named(Class<T> category, String name) {
        Iterator<T> providers = IIORegistry.getDefaultInstance().getServiceProviders(category, false);
        while (providers.hasNext()) {
            T provider = providers.next();
            if (provider.getClass().getName().equals(name)) {
                return provider;
            }
        }
        throw new IllegalStateException("ImageIO has no " + name);
    }
}
