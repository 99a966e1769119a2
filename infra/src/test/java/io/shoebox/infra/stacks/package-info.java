/** What the template of each stack says. */
@NullMarked
package io.shoebox.infra.stacks;

import org.jspecify.annotations.NullMarked;
