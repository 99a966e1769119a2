package io.shoebox.local.hostile;

/**
 * A file.
 *
 * @param format the ending of its name, by which it is declared
 * @param kind of harm
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Case(String format, String kind, byte[] bytes) {}
