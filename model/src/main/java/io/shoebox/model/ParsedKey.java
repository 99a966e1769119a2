package io.shoebox.model;

/** What a text turned out to be as the key of a photo. */
public sealed interface ParsedKey {
    /** A key of the grammar. */
    record Valid(PhotoKey key) implements ParsedKey {}

    /** Anything else; the reason names the rule that it breaks. */
    record Malformed(String reason) implements ParsedKey {}
}
