/** Signing keys, ID and access tokens, and their verification. */
@NullMarked
package io.shoebox.emulator.cognito.tokens;

import org.jspecify.annotations.NullMarked;
