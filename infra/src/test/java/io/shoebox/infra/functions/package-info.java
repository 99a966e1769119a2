/** What is in the functions' packages. */
@NullMarked
package io.shoebox.infra.functions;

import org.jspecify.annotations.NullMarked;
