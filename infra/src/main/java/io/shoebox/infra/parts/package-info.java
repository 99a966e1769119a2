/** What is deployed, stack by stack. */
@NullMarked
package io.shoebox.infra.parts;

import org.jspecify.annotations.NullMarked;
