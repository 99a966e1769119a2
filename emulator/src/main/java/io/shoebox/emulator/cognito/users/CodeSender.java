package io.shoebox.emulator.cognito.users;

/** How users get their codes: on a terminal, say. Called before the call that asked for it is answered. */
@FunctionalInterface
public interface CodeSender {
    void send(Message message);

    /** A code, for this address alone. */
    record Message(Codes.Purpose purpose, String email, String code) {
        /** Does not tell the code. */
        @Override
        public String toString() {
            return "a code for " + purpose;
        }
    }
}
