/** The server's half of SRP-6a as Cognito uses it: signing in without sending the password. */
@NullMarked
package io.shoebox.emulator.cognito.srp;

import org.jspecify.annotations.NullMarked;
