/** Shoebox on one machine: its parts wired on an emulator, or on servers that are not ours. */
@NullMarked
package io.shoebox.local;

import org.jspecify.annotations.NullMarked;
