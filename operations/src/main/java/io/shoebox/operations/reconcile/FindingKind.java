package io.shoebox.operations.reconcile;

/** In what buckets and table disagree. */
public enum FindingKind {
    /** The event of an upload was lost. */
    OBJECT_WITHOUT_ROW,
    /** The event of a delete was lost. */
    ROW_WITHOUT_OBJECT,
    /** The row tells of an object that was there before, by its entity tag. */
    OTHER_CONTENT,
    /** Nobody makes the photo's thumbnails. */
    REGISTERED_TOO_LONG,
    /** A photo is ready, and not all thumbnails that its row names are there. */
    THUMBNAIL_MISSING,
    /** Thumbnails of a photo that is not there, or was rejected. */
    THUMBNAIL_WITHOUT_PHOTO,
    /** A collection has another number than it has photos. */
    COUNT_DRIFTED
}
