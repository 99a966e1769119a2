package io.shoebox.client;

import java.time.Instant;

/**
 * A collection that has photos.
 *
 * @param photoCount whatever their status
 * @param createdAt when its first photo was registered
 * @param updatedAt when a photo was last registered or deleted
 */
public record PhotoCollection(String collectionId, int photoCount, Instant createdAt, Instant updatedAt) {}
