/** What servers that verify Signature Version 4 have in common. */
@NullMarked
package io.shoebox.emulator.sigv4;

import org.jspecify.annotations.NullMarked;
