package io.shoebox.model;

import java.time.Instant;

/**
 * A collection that has photos.
 *
 * @param photoCount photos in it that are not deleted, whatever their status: as many as are listed
 */
public record PhotoCollection(
        IdentityId owner, CollectionId id, long photoCount, Instant createdAt, Instant updatedAt) {}
