package io.shoebox.local.contract;

/**
 * A behaviour in which a server is known to differ from AWS. The behaviour's test has to fail, in the known way: one that
 * passes means that the difference is no more, and fails the build.
 *
 * @param behaviour its name
 * @param symptom what the failure's message contains
 * @param reason what the server does instead
 */
public record Difference(String behaviour, String symptom, String reason) {}
