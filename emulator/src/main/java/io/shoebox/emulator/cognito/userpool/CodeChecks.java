package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.users.Codes;

/** Cognito's words for codes that do not count. */
final class CodeChecks {
    private CodeChecks() {}

    /** @throws Refusal unless it is right, and somebody's */
    static void check(Codes codes, Codes.Purpose purpose, Account account, String code) {
        switch (codes.check(purpose, account.key(), code.strip())) {
            case RIGHT -> {
                if (account.user().isEmpty()) {
                    throw mismatch();
                }
            }
            case WRONG -> throw mismatch();
            case EXPIRED ->
                throw new Refusal("ExpiredCodeException", "Invalid code provided, please request a code again.");
            case TOO_MANY_TRIES -> throw Refusal.tooMany();
        }
    }

    private static Refusal mismatch() {
        return new Refusal("CodeMismatchException", "Invalid verification code provided, please try again.");
    }
}
