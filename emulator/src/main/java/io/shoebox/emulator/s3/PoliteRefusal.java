package io.shoebox.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the body of a request that is refused to its end. A client that is still sending would find its connection broken,
 * and never see why.
 */
final class PoliteRefusal {
    private static final Logger LOG = LoggerFactory.getLogger(PoliteRefusal.class);

    private PoliteRefusal() {}

    static <T> T of(InputStream body, Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException refusal) {
            drain(body);
            throw refusal;
        }
    }

    static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("the body of a refused request ended early", e);
        }
    }
}
