package io.shoebox.client;

/**
 * What may be sent, as far as this side knows.
 *
 * @param contentType what its first bytes show; {@code application/octet-stream} if they show no picture
 * @param sha256 in Base64, as the ticket wants it
 * @param md5 in hex, as S3's entity tags have it
 */
public record Prepared(Content content, String contentType, String sha256, String md5) {}
