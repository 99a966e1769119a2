/** The emulator that others wrote: its process, its certificate, calls to it, and what makes up for what it lacks. */
@NullMarked
package io.shoebox.twin.emulator;

import org.jspecify.annotations.NullMarked;
