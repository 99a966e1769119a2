package io.shoebox.operations.places;

/**
 * Where a queue is.
 *
 * @param url of the queue
 * @param deadLettersUrl of its dead-letter queue
 */
public record QueuePlace(String url, String deadLettersUrl) {}
