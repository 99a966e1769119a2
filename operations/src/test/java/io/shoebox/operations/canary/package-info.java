/** The canary against an API and a store that are stubs. */
@NullMarked
package io.shoebox.operations.canary;

import org.jspecify.annotations.NullMarked;
