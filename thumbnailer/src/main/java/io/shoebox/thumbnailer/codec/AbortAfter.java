package io.shoebox.thumbnailer.codec;

import io.shoebox.thumbnailer.limits.Deadline;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Aborts a reader that goes on decoding after a deadline without reading more of its file. */
record AbortAfter(Deadline deadline) implements IIOReadProgressListener {
    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (deadline.passed()) {
            source.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {
        // Only progress counts.
    }

    @Override
    public void imageComplete(ImageReader source) {
        // Only progress counts.
    }

    @Override
    public void readAborted(ImageReader source) {
        // Whoever decodes looks at the deadline afterwards.
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {
        // Sequences are not read.
    }

    @Override
    public void sequenceComplete(ImageReader source) {
        // Sequences are not read.
    }

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
        // Embedded thumbnails are not read.
    }

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {
        // Embedded thumbnails are not read.
    }

    @Override
    public void thumbnailComplete(ImageReader source) {
        // Embedded thumbnails are not read.
    }
}
