/** Serves the page for people on this machine: its files, what it has to know, and the codes that mail would bring. */
@NullMarked
package io.shoebox.local.page;

import org.jspecify.annotations.NullMarked;
