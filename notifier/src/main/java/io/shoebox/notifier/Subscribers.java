package io.shoebox.notifier;

/** The clients that are looking at their photos at this moment. */
public interface Subscribers {
    /** Tells those who subscribed to the owner's photos; throws if they could not be told. */
    void tell(PhotoEvent event);
}
