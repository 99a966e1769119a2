package io.shoebox.local.hostile;

/**
 * A file.
 *
 * @param format the ending of its name, by which it is declared
 * @param kind of harm
 * @param everywhere whether it is for an operator who accepts all types, AVIF too
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Case(String format, String kind, byte[] bytes, boolean everywhere) {
    /** For the default settings. */
    Case(String format, String kind, byte[] bytes) {
        this(format, kind, bytes, false);
    }
}
