/** What is deployed, stack by stack. */
@NullMarked
package io.shoebox.infra.stacks;

import org.jspecify.annotations.NullMarked;
