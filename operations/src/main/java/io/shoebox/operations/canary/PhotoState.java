package io.shoebox.operations.canary;

/**
 * A photo's record as the API tells it.
 *
 * @param reason why it is rejected or failed; empty otherwise
 */
record PhotoState(String key, String status, String reason) {}
