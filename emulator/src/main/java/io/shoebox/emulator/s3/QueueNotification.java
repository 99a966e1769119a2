package io.shoebox.emulator.s3;

/**
 * All changes of a bucket's objects go to a queue ({@code s3:ObjectCreated:*}, {@code s3:ObjectRemoved:*}).
 *
 * @param id of the configuration, as it stands in the events
 * @param queueUrl of a queue on a server of SQS, whose address is that of the URL
 */
public record QueueNotification(String id, String bucket, String queueUrl) {}
