/** AWS's protocols on 127.0.0.1 in one JVM, for any application: what its servers have in common. */
@NullMarked
package io.shoebox.emulator;

import org.jspecify.annotations.NullMarked;
