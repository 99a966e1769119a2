/** AWS's JSON 1.1 protocol: targets in, answers and errors out. */
@NullMarked
package io.shoebox.emulator.cognito.protocol;

import org.jspecify.annotations.NullMarked;
