package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Damage;
import io.shoebox.jpeg.file.ScanHeader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a file that is to be decoded all the same. */
final class Damages {
    /** Each costs an exception; who has more of them than this is not worth the time. */
    private static final int MOST = 1000;

    private final boolean allowed;
    private @Nullable CorruptJpegException first;
    private int count;
    private double share;

    /** @param allowed whether decoding goes on at all */
    Damages(boolean allowed) {
        this.allowed = allowed;
    }

    /** Throws what was found if that is the end of decoding. */
    void found(CorruptJpegException damage) throws CorruptJpegException {
        first = first == null ? damage : first;
        if (!allowed || ++count > MOST) {
            throw damage;
        }
    }

    int count() {
        return count;
    }

    /** Takes note of the share of a scan's MCUs that are there, if the scan is the one that makes the picture. */
    void decoded(ScanHeader scan, double shareOfScan) {
        boolean brightness = scan.components().stream().anyMatch(component -> component.index() == 0);
        if (brightness && scan.first() == 0 && !scan.refines()) {
            share = shareOfScan;
        }
    }

    /**
     * Empty if nothing was found.
     *
     * @throws CorruptJpegException if nothing of the picture is there
     */
    Optional<Damage> result() throws CorruptJpegException {
        if (first == null) {
            return Optional.empty();
        }
        if (share <= 0) {
            throw first;
        }
        return Optional.of(new Damage(String.valueOf(first.getMessage()), share));
    }
}
