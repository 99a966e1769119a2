const PHOTO = `s3Key collectionId filename contentType bytes eTag width height takenAt camera place { latitude longitude }
  placeholder status reason damage thumbnails { key width height contentType bytes } createdAt updatedAt`;

export const GET_UPLOAD_URL = `mutation ($collectionId: ID!, $filename: String!, $contentType: String!, $contentLength: Int, $checksumSha256: String) {
  getUploadUrl(collectionId: $collectionId, filename: $filename, contentType: $contentType, contentLength: $contentLength, checksumSha256: $checksumSha256) {
    url s3Key headers { name value } expiresAt } }`;

export const GET_PHOTO = `query ($s3Key: String!) { getPhoto(s3Key: $s3Key) { ${PHOTO} } }`;

export const DELETE_PHOTO = `mutation ($s3Key: String!) { deletePhoto(s3Key: $s3Key) { ${PHOTO} } }`;

export const LIST_PHOTOS = `query ($collectionId: ID!, $limit: Int, $nextToken: String) {
  listPhotos(collectionId: $collectionId, limit: $limit, nextToken: $nextToken) { items { ${PHOTO} } nextToken } }`;

export const LIST_COLLECTIONS = `query ($limit: Int, $nextToken: String) {
  listMyCollections(limit: $limit, nextToken: $nextToken) { items { collectionId photoCount createdAt updatedAt } nextToken } }`;

export const ON_PHOTO = `subscription ($identityId: ID!) { onPhoto(identityId: $identityId) { ${PHOTO} } }`;
