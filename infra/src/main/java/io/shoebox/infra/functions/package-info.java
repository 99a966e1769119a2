/** The functions: where each one's package is, and how its queue and it are tuned to each other. */
@NullMarked
package io.shoebox.infra.functions;

import org.jspecify.annotations.NullMarked;
