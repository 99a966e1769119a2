package io.shoebox.emulator.cognito.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy(10, true, true, true, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Short1!x|not long enough",
                "lowercase1!|must have uppercase characters",
                "UPPERCASE1!|must have lowercase characters",
                "NoDigits!!!|must have numeric characters",
                "NoSymbols11|must have symbol characters",
            })
    void whatIsLackingIsSaid(String password, String problem) {
        assertThat(policy.problem(password)).hasValue("Password " + problem);
    }

    @Test
    void whatHasAllIsTakenUpTo256CharactersWithoutSpaceAtItsEnds() {
        assertThat(policy.problem("Long enough 1")).isEmpty();
        assertThat(policy.problem("Aa1!" + "x".repeat(252))).isEmpty();
        assertThat(policy.problem("Aa1!" + "x".repeat(253))).isPresent();
        assertThat(policy.problem(" Long enough 1")).isPresent();
    }

    @Test
    void aPolicyOfNothingTakesAnything() {
        assertThat(new PasswordPolicy(1, false, false, false, false).problem("x"))
                .isEmpty();
    }
}
