/** The cloud stacks: what runs where, who may do what, and what is watched. */
@NullMarked
package io.shoebox.infra;

import org.jspecify.annotations.NullMarked;
