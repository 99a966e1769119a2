package io.shoebox.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/**
 * A file name that is safe inside a key: letters, marks and digits of any script, {@code . _ -}; in normal form C;
 * neither {@code .} nor {@code ..}.
 *
 * @param value 1 to 100 bytes in UTF-8
 */
public record FileName(String value) {
    /** Bytes in UTF-8. */
    public static final int MOST_BYTES = 100;

    private static final String NAMELESS = "photo";

    /** @throws IllegalArgumentException if the value is not safe */
    public FileName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a file name is 1 to 100 bytes of letters, digits, '.', '_' and '-'");
        }
    }

    /** The safe form of a name as a client sent it: what is not allowed becomes {@code _}, what is too long is cut. */
    public static FileName from(String sent) {
        var safe = new StringBuilder();
        int bytes = 0;
        for (int c :
                Normalizer.normalize(sent, Normalizer.Form.NFC).codePoints().toArray()) {
            int kept = isSafe(c) ? c : '_';
            bytes += Character.toString(kept).getBytes(UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            safe.appendCodePoint(kept);
        }
        // A name that began with a mark, or was cut inside a sequence, may only now have its normal form.
        String name = Normalizer.normalize(safe, Normalizer.Form.NFC);
        return new FileName(isValid(name) ? name : NAMELESS);
    }

    /** Whether the text is safe as it stands. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.codePoints().allMatch(FileName::isSafe)
                && text.getBytes(UTF_8).length <= MOST_BYTES
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> codePoint == '.' || codePoint == '_' || codePoint == '-';
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
