/** Cognito's user pool and identity pool on 127.0.0.1, as far as an Amplify client uses them. */
@NullMarked
package io.shoebox.emulator.cognito;

import org.jspecify.annotations.NullMarked;
