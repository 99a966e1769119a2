package io.shoebox.emulator.cognito.users;

import java.util.Optional;
import java.util.function.IntPredicate;

/** What passwords must have; Cognito's words for what they lack. Symbols are ASCII's, and spaces within. */
public record PasswordPolicy(int minLength, boolean lowercase, boolean uppercase, boolean digits, boolean symbols) {
    /** Cognito's. */
    private static final int MAX_LENGTH = 256;

    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

    /** Cognito's own: 8 characters of all four kinds. */
    public static PasswordPolicy standard() {
        return new PasswordPolicy(8, true, true, true, true);
    }

    /** @return what is wrong with the password; empty if nothing */
    public Optional<String> problem(String password) {
        if (password.length() < minLength) {
            return Optional.of("Password not long enough");
        }
        if (password.length() > MAX_LENGTH || !password.equals(password.strip())) {
            return Optional.of("Password too long, or with space at its ends");
        }
        if (uppercase && lacks(password, Character::isUpperCase)) {
            return Optional.of("Password must have uppercase characters");
        }
        if (lowercase && lacks(password, Character::isLowerCase)) {
            return Optional.of("Password must have lowercase characters");
        }
        if (digits && lacks(password, Character::isDigit)) {
            return Optional.of("Password must have numeric characters");
        }
        if (symbols && lacks(password, character -> SYMBOLS.indexOf(character) >= 0)) {
            return Optional.of("Password must have symbol characters");
        }
        return Optional.empty();
    }

    private static boolean lacks(String password, IntPredicate kind) {
        return password.chars().noneMatch(kind);
    }
}
