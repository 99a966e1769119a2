/** Deployments one after another: changes, mishaps, and what is there when all is deleted. */
@NullMarked
package io.shoebox.twin.deployment;

import org.jspecify.annotations.NullMarked;
