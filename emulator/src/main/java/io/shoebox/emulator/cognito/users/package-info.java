/** Users, their sessions and groups, and what slows down whoever guesses. */
@NullMarked
package io.shoebox.emulator.cognito.users;

import org.jspecify.annotations.NullMarked;
