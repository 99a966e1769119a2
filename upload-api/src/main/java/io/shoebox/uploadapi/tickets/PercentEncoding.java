package io.shoebox.uploadapi.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text as RFC 3986 percent-encodes it (section 2.1), since an S3 metadata value is a header and has to be ASCII. */
final class PercentEncoding {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    /**
     * Encodes as much of the text as fits, in whole code points. An unpaired surrogate becomes {@code ?}.
     *
     * @param mostCharacters of the result
     */
    static String encode(String text, int mostCharacters) {
        var encoded = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            int before = encoded.length();
            append(encoded, Character.toString(codePoint));
            if (encoded.length() > mostCharacters) {
                encoded.setLength(before);
                break;
            }
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, String character) {
        if (UNRESERVED.contains(character)) {
            encoded.append(character);
            return;
        }
        for (byte part : character.getBytes(UTF_8)) {
            encoded.append('%').append(String.format("%02X", part));
        }
    }
}
