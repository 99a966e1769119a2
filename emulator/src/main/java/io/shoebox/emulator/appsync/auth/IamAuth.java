package io.shoebox.emulator.appsync.auth;

/**
 * Takes requests that are signed for the service {@code appsync}.
 *
 * @param region that signatures must name
 */
public record IamAuth(String region, AccessKeys keys) {}
