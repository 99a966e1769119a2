package io.shoebox.model;

/**
 * A thumbnail that was made.
 *
 * @param key in the thumbnails bucket
 * @param width pixels
 * @param height pixels
 * @param bytes size of the file
 */
public record Thumbnail(ThumbnailKey key, int width, int height, long bytes) {}
