/** Faults on purpose, at the edge of the servers: what is behind them must bear it. */
@NullMarked
package io.shoebox.emulator.faults;

import org.jspecify.annotations.NullMarked;
