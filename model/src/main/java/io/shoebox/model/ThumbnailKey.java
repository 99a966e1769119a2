package io.shoebox.model;

/**
 * The key of a thumbnail in the thumbnails bucket: the photo's key, then {@code /<edge>.jpg} or {@code /<edge>.png}.
 *
 * @param edge the longest edge that was asked for, in pixels; an image smaller than that is not enlarged
 */
public record ThumbnailKey(PhotoKey photo, int edge, ImageType type) {
    /** @throws IllegalArgumentException if the edge is not positive or the type neither JPEG nor PNG */
    public ThumbnailKey {
        if (edge <= 0) {
            throw new IllegalArgumentException("the edge of a thumbnail is at least 1 pixel");
        }
        if (type != ImageType.JPEG && type != ImageType.PNG) {
            throw new IllegalArgumentException("a thumbnail is a JPEG or a PNG");
        }
    }

    @Override
    public String toString() {
        return photo + "/" + edge + "." + type.extension();
    }
}
