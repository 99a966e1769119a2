/** The user pool's calls. */
@NullMarked
package io.shoebox.emulator.cognito.userpool;

import org.jspecify.annotations.NullMarked;
