package io.shoebox.local.check;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, and what it took.
 *
 * @param bytes size of the file; 0 if it cannot be read
 * @param peakBytes the most heap in use for it at a time, garbage included; null if others were worked on at once
 */
public record CheckedFile(
        Path file,
        long bytes,
        Verdict verdict,
        Duration time,
        @Nullable Long peakBytes) {}
