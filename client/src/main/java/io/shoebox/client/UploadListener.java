package io.shoebox.client;

import java.time.Duration;

/** Hears how one upload gets on, in the thread that uploads or in one that sends; must be quick and not throw. */
public interface UploadListener {
    /** Hears nothing. */
    UploadListener NONE = new UploadListener() {};

    /**
     * Bytes have gone to the network. Begins again from 0 with each try.
     *
     * @param sentBytes of this try so far
     */
    default void progress(long sentBytes) {}

    /** It will be tried again, after this pause. */
    default void retrying(ShoeboxException why, Duration pause) {}
}
