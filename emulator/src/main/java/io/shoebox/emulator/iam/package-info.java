/** Who calls, and what they may do: access keys, sessions, policies. */
@NullMarked
package io.shoebox.emulator.iam;

import org.jspecify.annotations.NullMarked;
