/** What all parts of one deployment have in common: what was chosen, what a team brings along, and what things are called. */
@NullMarked
package io.shoebox.infra.deployment;

import org.jspecify.annotations.NullMarked;
