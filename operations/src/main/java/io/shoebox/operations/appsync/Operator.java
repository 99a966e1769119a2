package io.shoebox.operations.appsync;

/**
 * A verified user of the group.
 *
 * @param name what the audit log calls them: the address if the token tells it, else the user name
 */
public record Operator(String name) {}
