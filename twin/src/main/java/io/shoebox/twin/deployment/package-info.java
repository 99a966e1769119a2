/** From the synthesized app to stacks that are there. */
@NullMarked
package io.shoebox.twin.deployment;

import org.jspecify.annotations.NullMarked;
