/** Calls of AWS services for which there is no client in the package. */
@NullMarked
package io.shoebox.operations.aws;

import org.jspecify.annotations.NullMarked;
