package io.shoebox.model;

/** Where a photo is on its way. */
public enum PhotoStatus {
    /** Verified and counted; thumbnails are still to come. */
    REGISTERED,
    /** All thumbnails are in place. */
    READY,
    /** The image could not be made into thumbnails; the reason says why. */
    FAILED,
    /** The upload broke a rule; the reason names it. */
    REJECTED,
    /** A tombstone: keeps late events from reviving the photo. */
    DELETED
}
