package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.users.CodeSender;
import io.shoebox.emulator.cognito.users.Codes;
import io.shoebox.emulator.cognito.users.Codes.Purpose;
import java.util.Map;

/** Has codes sent, and says where to without saying it to everybody. */
final class Delivery {
    private final Codes codes;
    private final CodeSender sender;

    Delivery(Codes codes, CodeSender sender) {
        this.codes = codes;
        this.sender = sender;
    }

    /**
     * @param sent whether to send it: nobody gets a code, too, so that the answers are the same
     * @return {@code CodeDeliveryDetails}
     * @throws Refusal if there were too many of late
     */
    Map<String, String> send(Purpose purpose, Account account, boolean sent) {
        String code = codes.issue(purpose, account.key()).orElseThrow(Refusal::tooMany);
        if (sent) {
            sender.send(new CodeSender.Message(purpose, account.key(), code));
        }
        return Map.of("Destination", masked(account.key()), "DeliveryMedium", "EMAIL", "AttributeName", "email");
    }

    private static String masked(String email) {
        int at = email.indexOf('@');
        return at < 0 || at + 1 == email.length()
                ? email.charAt(0) + "***"
                : email.charAt(0) + "***@" + email.charAt(at + 1) + "***";
    }
}
