package io.shoebox.emulator.cognito.tokens;

import java.time.Duration;
import java.time.Instant;

/**
 * For whom tokens are made, and how long they hold.
 *
 * @param originJti of the sign-in that they come from: revoking that revokes them
 * @param authTime of that sign-in
 */
public record TokenTerms(
        String clientId, String originJti, Instant authTime, Duration idLifetime, Duration accessLifetime) {}
